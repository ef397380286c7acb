create table routing.schedule (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  names jsonb not null,
  time_zone text not null,
  week jsonb not null,
  holidays jsonb not null,
  primary key (project_id, id)
);
select platform.protect('routing.schedule');

-- Without a schedule a queue is open around the clock.
alter table routing.queue add column schedule_id uuid, add column closure jsonb;
alter table routing.queue add foreign key (project_id, schedule_id)
  references routing.schedule (project_id, id);
