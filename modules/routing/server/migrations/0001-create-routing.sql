create schema routing;

create table routing.queue (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  names jsonb not null,
  channels text[] not null,
  language text,
  skills jsonb not null,
  priority double precision not null,
  acceleration_per_minute double precision not null,
  offer_timeout_ms integer,
  service_level_ms jsonb not null,
  is_open boolean not null,
  colour text not null,
  primary key (project_id, id)
);
select platform.protect('routing.queue');

create table routing.decline_reason (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  names jsonb not null,
  is_archived boolean not null,
  primary key (project_id, id)
);
select platform.protect('routing.decline_reason');

-- A contact from when it comes in until it is closed. What was is told by the segments.
create table routing.entry (
  project_id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  queue_id uuid not null,
  channel text not null,
  state text not null check (state in ('waiting', 'offered', 'assigned')),
  entered_at timestamptz not null,
  priority double precision not null,
  requirements jsonb not null,
  excluded jsonb not null,
  weight_units double precision not null,
  held_units double precision not null,
  agent_id uuid references staff.person (id),
  offer_id uuid,
  offered_at timestamptz,
  offer_expires_at timestamptz,
  primary key (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, queue_id) references routing.queue (project_id, id),
  check ((state = 'waiting') = (agent_id is null)),
  check ((state = 'offered') = (offer_id is not null)),
  check ((offer_id is null) = (offered_at is null and offer_expires_at is null))
);
create index on routing.entry (project_id, queue_id) where state <> 'assigned';
create index on routing.entry (agent_id) where agent_id is not null;
select platform.protect('routing.entry');

-- What routing knows of a person who works: copies of what staff tells, how much he can hold and
-- how much he holds. One row is one lock: nobody is offered two contacts at once, whatever the
-- number of his projects.
create table routing.agent (
  person_id uuid primary key references staff.person (id),
  project_ids uuid[] not null,
  languages text[] not null,
  -- Level by skill.
  skills jsonb not null,
  presence text not null,
  presence_since timestamptz not null,
  capacity_units double precision not null,
  channel_limits jsonb not null,
  load_units double precision not null check (load_units >= 0),
  held jsonb not null,
  ringing_contact_id uuid,
  idle_since timestamptz not null,
  missed_offers integer not null
);
create index on routing.agent using gin (project_ids);
select platform.grant_to_app('routing.agent');

-- Every offer that ended, and how.
create table routing.offer_answer (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  contact_id uuid not null,
  queue_id uuid not null,
  agent_id uuid not null references staff.person (id),
  offered_at timestamptz not null,
  answered_at timestamptz not null,
  answer text not null check (answer in ('accepted', 'declined', 'timed-out', 'withdrawn')),
  reason_id uuid,
  reason text,
  primary key (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, reason_id) references routing.decline_reason (project_id, id)
);
create index on routing.offer_answer (project_id, contact_id, answered_at);
create index on routing.offer_answer (project_id, agent_id, answered_at);
select platform.protect('routing.offer_answer', 'select, insert');
