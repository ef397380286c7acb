alter table routing.queue add column targets_ms jsonb not null default '{}';

-- Business hours as targets were counted with them, by a digest of what they say.
create table routing.target_hours (
  project_id uuid not null references projects.project (id),
  digest text not null,
  times jsonb not null,
  primary key (project_id, digest)
);
select platform.protect('routing.target_hours', 'select, insert');

-- A promise to a customer. The row keeps what it was counted with, and outlives its contact.
create table routing.target (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  queue_id uuid not null,
  channel text not null,
  kind text not null check (kind in ('first-response', 'next-response', 'resolution')),
  started_at timestamptz not null,
  target_ms bigint not null check (target_ms > 0),
  -- null: around the clock.
  hours_digest text,
  pauses jsonb not null,
  state text not null
    check (state in ('running', 'paused', 'met', 'breached', 'dropped')),
  near_at timestamptz,
  is_near_told boolean not null,
  due_at timestamptz,
  ended_at timestamptz,
  -- The message of the agent that ended it.
  ended_by uuid,
  primary key (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, queue_id) references routing.queue (project_id, id),
  foreign key (project_id, hours_digest) references routing.target_hours (project_id, digest),
  check (ended_at is not null or state in ('running', 'paused', 'breached')),
  check (ended_at is null or state in ('met', 'breached', 'dropped'))
);
create index on routing.target (project_id, contact_id);
create index on routing.target (project_id, started_at);
create unique index on routing.target (project_id, contact_id, kind) where ended_at is null;
create index on routing.target (project_id, near_at) where ended_at is null;
select platform.protect('routing.target');
