create schema insights;

-- What a closed contact adds to the metrics, computed once from its segments. `heed recompute`
-- computes it again and compares.
create table insights.contact_fact (
  project_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  queue_id uuid,
  opened_at timestamptz not null,
  offered_at timestamptz,
  ended_at timestamptz,
  result text not null,
  wait_ms bigint not null,
  is_short_abandoned boolean not null,
  offers_not_accepted integer not null,
  talk_ms bigint not null,
  wait_for_customer_ms bigint not null,
  wrap_up_ms bigint not null,
  first_response_ms bigint,
  transfers integer not null,
  primary key (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
create index on insights.contact_fact (project_id, opened_at);
select platform.protect('insights.contact_fact');

-- A customer's rating and what was done about it.
create table insights.rating_fact (
  project_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  queue_id uuid,
  rating integer not null,
  rated_at timestamptz not null,
  is_low boolean not null,
  heard_at timestamptz,
  needs_correction boolean not null default false,
  corrected_at timestamptz,
  primary key (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
create index on insights.rating_fact (project_id, rated_at);
select platform.protect('insights.rating_fact');
