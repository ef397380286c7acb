-- What contacts take of agents: weights, silence, and who may interrupt whom. A channel that is
-- missing in a column is as usual.
create table routing.load_rules (
  project_id uuid primary key references projects.project (id),
  weights jsonb not null,
  silent_after_ms jsonb not null,
  interrupts jsonb not null
);
select platform.protect('routing.load_rules');

-- An entry keeps the rules under which it came, and where it stands with its agent.
alter table routing.entry
  add column silent_after_ms integer,
  add column interrupted_by text[] not null default '{}',
  add column contact_state text,
  add column contact_since timestamptz;
update routing.entry set
  silent_after_ms = case channel when 'email' then 0 else 600000 end,
  interrupted_by = case channel when 'email' then '{chat}'::text[] else '{}' end;
update routing.entry e set
  contact_state = c.state, contact_since = c.state_since,
  held_units = case when c.state = 'wait-for-customer' and e.channel = 'email' then 0
    else e.weight_units end
from contacts.conversation c
where c.project_id = e.project_id and c.contact_id = e.contact_id and e.state = 'assigned'
  and c.state not in ('queue', 'offer', 'closed');
update routing.entry set contact_state = 'talk', contact_since = entered_at
where state = 'assigned' and contact_state is null;
alter table routing.entry
  add check ((state = 'assigned') = (contact_state is not null)),
  add check ((contact_state is null) = (contact_since is null));

-- Units that a contact of a channel may set aside, counted like the load.
alter table routing.agent
  add column interruptible jsonb not null default '{"chat": 0, "email": 0}';
update routing.agent a set
  load_units = (select coalesce(sum(e.held_units), 0) from routing.entry e
    where e.agent_id = a.person_id),
  held = jsonb_build_object(
    'chat', (select count(*) from routing.entry e
      where e.agent_id = a.person_id and e.held_units > 0 and e.channel = 'chat'),
    'email', (select count(*) from routing.entry e
      where e.agent_id = a.person_id and e.held_units > 0 and e.channel = 'email')),
  interruptible = jsonb_build_object('email', 0, 'chat',
    (select coalesce(sum(e.held_units), 0) from routing.entry e
      where e.agent_id = a.person_id and e.contact_state = 'talk' and e.channel = 'email'));
