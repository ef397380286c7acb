-- Who answers: a team, the agent whom the customer met last, helpers from other projects; what
-- raises a contact's priority.
alter table routing.queue
  add column team_id uuid,
  add column last_agent jsonb,
  add column boosts jsonb not null default '{"perValueLevel": 0, "repeatContact": 0}';
alter table routing.agent
  add column team_ids uuid[] not null default '{}',
  add column helper_project_ids uuid[] not null default '{}';
update routing.agent a set team_ids = array(
  select m.team_id from staff.team_member m where m.person_id = a.person_id order by 1);
-- The channels in which he can take more. Whoever can be offered something in a channel is found
-- by its index, the longest idle first.
alter table routing.agent add column open_channels text[] not null default '{chat,email}';
create index agent_free_for_chat on routing.agent (idle_since, person_id)
  where presence = 'available' and ringing_contact_id is null and 'chat' = any (open_channels);
create index agent_free_for_email on routing.agent (idle_since, person_id)
  where presence = 'available' and ringing_contact_id is null and 'email' = any (open_channels);

-- A line is the contacts of one queue that ask for the same now. Within a line the order never
-- changes: all scores grow alike, so `due`, which tells them apart, is written once.
alter table routing.entry
  add column customer_id uuid,
  add column acceleration_per_minute double precision,
  add column value_level integer not null default 0,
  add column is_repeat boolean not null default false,
  add column avoided_agent_ids uuid[] not null default '{}',
  add column asked_first jsonb,
  add column line text collate "C",
  add column due double precision;
update routing.entry e set
  requirements = e.requirements || '{"teamId": null}',
  customer_id = (select c.customer_id from contacts.conversation c
                 where c.project_id = e.project_id and c.id = e.conversation_id),
  acceleration_per_minute = q.acceleration_per_minute,
  due = q.acceleration_per_minute * extract(epoch from e.entered_at)::double precision / 60
    - e.priority,
  line = e.contact_id
from routing.queue q where q.project_id = e.project_id and q.id = e.queue_id;
alter table routing.entry
  alter column customer_id set not null,
  alter column acceleration_per_minute set not null,
  alter column line set not null,
  alter column due set not null;
create index entry_in_line on routing.entry (project_id, line, due, entered_at, contact_id)
  where state = 'waiting';
create index entry_since on routing.entry (project_id, queue_id, entered_at)
  where state <> 'assigned';
create index on routing.entry (project_id, customer_id);

-- How many wait and ring in each queue, changed with the entries themselves.
create table routing.queue_count (
  project_id uuid not null,
  queue_id uuid not null,
  waiting integer not null default 0 check (waiting >= 0),
  offered integer not null default 0 check (offered >= 0),
  primary key (project_id, queue_id),
  foreign key (project_id, queue_id) references routing.queue (project_id, id)
) with (fillfactor = 50);
select platform.protect('routing.queue_count');
insert into routing.queue_count
  select q.project_id, q.id, count(*) filter (where e.state = 'waiting'),
    count(*) filter (where e.state = 'offered')
  from routing.queue q
  left join routing.entry e on e.project_id = q.project_id and e.queue_id = q.id
  group by q.project_id, q.id;

create function routing.count_entry() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state <> 'assigned' then
    update routing.queue_count set waiting = waiting - (old.state = 'waiting')::int,
      offered = offered - (old.state = 'offered')::int
    where project_id = old.project_id and queue_id = old.queue_id;
  end if;
  if tg_op <> 'DELETE' and new.state <> 'assigned' then
    insert into routing.queue_count
    values (new.project_id, new.queue_id, (new.state = 'waiting')::int,
      (new.state = 'offered')::int)
    on conflict (project_id, queue_id) do update set
      waiting = queue_count.waiting + excluded.waiting,
      offered = queue_count.offered + excluded.offered;
  end if;
  return null;
end $$;
create trigger count_new after insert on routing.entry
  for each row execute function routing.count_entry();
create trigger count_gone after delete on routing.entry
  for each row execute function routing.count_entry();
create trigger count_moved after update on routing.entry
  for each row when (old.state <> new.state or old.queue_id <> new.queue_id)
  execute function routing.count_entry();

-- Why a contact went where it went: what routing, or a person, decided about it.
create table routing.decision (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  at timestamptz not null,
  decided jsonb not null,
  primary key (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
create index on routing.decision (project_id, contact_id, id);
select platform.protect('routing.decision', 'select, insert');
