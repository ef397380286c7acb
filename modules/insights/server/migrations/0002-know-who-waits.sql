alter table insights.contact_fact add column is_waiting boolean not null default false;
