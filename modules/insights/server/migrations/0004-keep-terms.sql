-- What the service level of a contact was counted with. null: before this was kept; such a contact
-- is counted by what its queue and project say now.
alter table insights.contact_fact
  add column threshold_ms bigint,
  add column short_abandon_ms bigint;
