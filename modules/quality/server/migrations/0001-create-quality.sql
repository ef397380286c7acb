create schema quality;

-- What evaluators fill in, by channel. Insert only: an edit makes the next version.
create table quality.scorecard_version (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  channel text not null,
  version integer not null,
  content jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (project_id, id),
  unique (project_id, channel, version)
);
select platform.protect('quality.scorecard_version', 'select, insert');

-- A dialogue to be heard. A contact never gets a second one.
create table quality.listening_task (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  customer_name text not null,
  channel text not null,
  agent_id uuid,
  invitation_id uuid not null,
  rating integer not null,
  comment text,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  claimed_by uuid,
  claimed_at timestamptz,
  done_at timestamptz,
  -- Pinned when it is claimed, so that an edit does not pull the questions from under a judgement.
  scorecard_version_id uuid,
  draft jsonb,
  primary key (project_id, id),
  unique (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, invitation_id) references surveys.invitation (project_id, id),
  foreign key (project_id, scorecard_version_id)
    references quality.scorecard_version (project_id, id)
);
create index on quality.listening_task (rating, due_at, id) where state in ('open', 'claimed');
create index on quality.listening_task (project_id, opened_at desc, id desc);
select platform.protect('quality.listening_task');

-- Insert only: a judgement stays as it was given.
create table quality.evaluation (
  project_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid,
  evaluator_id uuid not null,
  scorecard_version_id uuid not null,
  rating integer not null,
  answers jsonb not null,
  causes jsonb not null,
  note text not null,
  impression integer,
  score_before_auto_fail double precision,
  final_score double precision,
  failed_critical jsonb not null,
  is_complete boolean not null,
  completed_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, task_id),
  foreign key (project_id, task_id) references quality.listening_task (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, scorecard_version_id)
    references quality.scorecard_version (project_id, id)
);
create index on quality.evaluation (project_id, completed_at desc, id desc);
create index on quality.evaluation (project_id, agent_id, completed_at desc, id desc);
create index on quality.evaluation (project_id, contact_id);
select platform.protect('quality.evaluation', 'select, insert');

-- Wrong information on its way to being put right. chain is the state; the columns are for lists.
create table quality.correction (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  channel text not null,
  evaluation_id uuid,
  message_id uuid,
  excerpt text not null,
  agent_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  state text not null,
  chain jsonb not null,
  due_at timestamptz,
  overdue_steps jsonb not null default '[]',
  pending_message_id uuid,
  told_at timestamptz,
  acknowledged_at timestamptz,
  primary key (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, evaluation_id) references quality.evaluation (project_id, id)
);
create index on quality.correction (project_id, opened_at desc, id desc);
create index on quality.correction (project_id, contact_id);
create index on quality.correction (agent_id, opened_at desc) where told_at is not null;
create unique index on quality.correction (project_id, pending_message_id)
  where pending_message_id is not null;
select platform.protect('quality.correction');

-- What happened in a correction. Insert only.
create table quality.correction_entry (
  project_id uuid not null,
  correction_id uuid not null,
  seq bigint generated always as identity,
  kind text not null,
  at timestamptz not null,
  by uuid not null,
  note text not null,
  primary key (project_id, correction_id, seq),
  foreign key (project_id, correction_id) references quality.correction (project_id, id)
);
select platform.protect('quality.correction_entry', 'select, insert');
