-- Programs of others that hear the events of a project.
create table platform.webhook (
  project_id uuid not null,
  id uuid not null,
  url text not null,
  sealed_secret text not null,
  -- Null: all events.
  event_names text[],
  is_on boolean not null,
  -- After a failure nothing is tried before this instant.
  rests_until timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (project_id, id)
);
select platform.protect('platform.webhook');

-- body is what is sent, byte for byte, however often. The job is the next try.
create table platform.webhook_delivery (
  project_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  event_name text not null,
  body text not null,
  state text not null check (state in ('pending', 'delivered', 'dead')),
  attempts integer not null,
  last_status integer,
  last_error text,
  last_attempt_at timestamptz,
  job_id uuid not null,
  created_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, webhook_id) references platform.webhook (project_id, id)
    on delete cascade
);
create index on platform.webhook_delivery (project_id, webhook_id, created_at desc, id desc);
create index on platform.webhook_delivery (project_id, webhook_id, state, created_at desc, id desc)
  where state <> 'delivered';
select platform.protect('platform.webhook_delivery');
