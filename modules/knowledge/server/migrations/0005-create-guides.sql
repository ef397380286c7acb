-- What must be known about contacts of a reason, version by version. The reasons are of a module
-- above: their ids are kept, not their rows.
create table knowledge.guide (
  project_id uuid not null references projects.project (id),
  reason_id uuid not null,
  number integer not null,
  is_on boolean not null,
  details jsonb not null,
  trial jsonb,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (project_id, reason_id, number)
);
select platform.protect('knowledge.guide', 'select, insert');
