alter table routing.queue
  add column overflow jsonb not null default '[]',
  add column when_closed jsonb not null default '{"kind": "wait"}';

-- Since when a contact takes what it takes of its agent without a pause.
alter table routing.entry add column held_since timestamptz;
update routing.entry set held_since = coalesce(offered_at, contact_since) where held_units > 0;

-- How long contacts of a queue and a channel hold their agents.
create table routing.pace (
  project_id uuid not null,
  queue_id uuid not null,
  channel text not null,
  counts double precision[] not null,
  pick_up_ms double precision not null,
  pick_ups integer not null,
  primary key (project_id, queue_id, channel),
  foreign key (project_id, queue_id) references routing.queue (project_id, id)
) with (fillfactor = 50);
select platform.protect('routing.pace');

-- What a customer was to wait when he came, and what he waited.
create table routing.estimate (
  project_id uuid not null,
  contact_id uuid not null,
  at timestamptz not null,
  queue_id uuid not null,
  channel text not null,
  wait_ms bigint not null,
  low_ms bigint not null,
  high_ms bigint not null,
  -- Until he was answered, or until he left.
  waited_ms bigint,
  outcome text check (outcome in ('answered', 'left')),
  primary key (project_id, contact_id, at),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, queue_id) references routing.queue (project_id, id),
  check ((outcome is null) = (waited_ms is null))
);
create index on routing.estimate (project_id, at);
select platform.protect('routing.estimate');
