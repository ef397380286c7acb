create schema learning;

-- Something in the customers' own words that a department must know.
create table learning.concern (
  project_id uuid not null,
  id uuid not null,
  department_id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  evaluation_id uuid,
  source text not null,
  cause_kind text,
  reason_id uuid,
  quote text not null,
  note text not null,
  rating integer,
  raised_by uuid,
  created_at timestamptz not null,
  state text not null,
  read_at timestamptz,
  read_by uuid,
  answered_at timestamptz,
  answered_by uuid,
  answer text,
  primary key (project_id, id),
  unique (project_id, contact_id, source, department_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, department_id) references projects.department (project_id, id),
  foreign key (project_id, evaluation_id) references quality.evaluation (project_id, id)
);
create index on learning.concern (project_id, created_at desc, id desc);
create index on learning.concern (project_id, department_id, created_at desc, id desc);
select platform.protect('learning.concern');

create table learning.improvement (
  project_id uuid not null,
  id uuid not null,
  department_id uuid not null,
  title text not null,
  hypothesis text not null,
  expected_effect text not null,
  reason_id uuid,
  owner_id uuid,
  change_date date,
  state text not null,
  verdict text,
  created_at timestamptz not null,
  created_by uuid not null,
  changed_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, department_id) references projects.department (project_id, id)
);
create index on learning.improvement (project_id, created_at desc, id desc);
select platform.protect('learning.improvement');

create table learning.improvement_concern (
  project_id uuid not null,
  improvement_id uuid not null,
  concern_id uuid not null,
  primary key (project_id, improvement_id, concern_id),
  foreign key (project_id, improvement_id) references learning.improvement (project_id, id),
  foreign key (project_id, concern_id) references learning.concern (project_id, id)
    on delete cascade
);
create index on learning.improvement_concern (project_id, concern_id);
select platform.protect('learning.improvement_concern');

-- The blameless log: it has no column for a guilty person, and gets none.
create table learning.mistake (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  title text not null,
  summary text not null,
  impact text not null,
  contributing_factors jsonb not null,
  went_well text not null,
  actions jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  changed_at timestamptz not null,
  primary key (project_id, id)
);
create index on learning.mistake (project_id, created_at desc, id desc);
select platform.protect('learning.mistake');

-- Closed contacts with the reason they were coded with: what trends are counted from.
create table learning.coded_contact (
  project_id uuid not null,
  contact_id uuid not null,
  closed_at timestamptz not null,
  reason_id uuid not null,
  department_id uuid,
  is_repeat boolean not null,
  primary key (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
create index on learning.coded_contact (project_id, closed_at);
select platform.protect('learning.coded_contact');
