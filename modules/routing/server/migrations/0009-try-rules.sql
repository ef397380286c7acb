alter table routing.queue add column levels_first boolean not null default true;

-- A rule of a queue that a random share of its contacts gets, to see what it does.
create table routing.trial (
  project_id uuid not null,
  id uuid not null,
  queue_id uuid not null,
  rule text not null,
  share double precision not null check (share between 0.05 and 0.95),
  -- What is to tell, and on how many contacts the verdict rests.
  plan jsonb not null,
  rule_as_it_was jsonb not null,
  started_at timestamptz not null,
  started_by_id uuid not null,
  ended_at timestamptz,
  "end" text check ("end" in ('kept', 'dropped', 'changed')),
  primary key (project_id, id),
  foreign key (project_id, queue_id) references routing.queue (project_id, id),
  check ((ended_at is null) = ("end" is null))
);
create unique index on routing.trial (project_id, queue_id, rule) where ended_at is null;
select platform.protect('routing.trial');

-- Who was drawn into which arm, whatever happened then.
create table routing.trial_arm (
  project_id uuid not null,
  trial_id uuid not null,
  contact_id uuid not null,
  is_treated boolean not null,
  drawn_at timestamptz not null,
  primary key (project_id, trial_id, contact_id),
  foreign key (project_id, trial_id) references routing.trial (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
select platform.protect('routing.trial_arm', 'select, insert');
