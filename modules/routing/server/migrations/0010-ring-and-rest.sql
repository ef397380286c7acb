-- Whether offers of a channel are accepted for their agents, and how long an agent rests who has
-- coded a contact. A channel that is missing in a column is as usual.
alter table routing.load_rules
  add column auto_answer jsonb not null default '{}',
  add column pause_after_ms jsonb not null default '{}';

-- Until when an agent who has coded a contact is offered nothing.
alter table routing.agent add column paused_until timestamptz;
drop index routing.agent_free_for_chat;
drop index routing.agent_free_for_email;
create index agent_free_for_chat on routing.agent (idle_since, person_id)
  where presence = 'available' and ringing_contact_id is null and paused_until is null
    and 'chat' = any (open_channels);
create index agent_free_for_email on routing.agent (idle_since, person_id)
  where presence = 'available' and ringing_contact_id is null and paused_until is null
    and 'email' = any (open_channels);

-- Heed accepted it for the agent.
alter table routing.offer_answer add column is_automatic boolean not null default false;

-- At how many agents a contact rings at once.
alter table routing.queue add column ring_at integer not null default 1
  check (ring_at between 1 and 5);

-- The further agents at whom an offered contact rings, besides the one whom its entry names. Its
-- times are those of the entry.
create table routing.ring (
  project_id uuid not null,
  contact_id uuid not null,
  agent_id uuid not null references staff.person (id),
  offer_id uuid not null,
  primary key (project_id, contact_id, agent_id),
  foreign key (project_id, contact_id) references routing.entry (project_id, contact_id)
    on delete cascade
);
create index on routing.ring (agent_id);
select platform.protect('routing.ring');
