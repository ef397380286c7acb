create schema projects;

create table projects.project (
  id uuid primary key,
  key text not null unique,
  name text not null,
  client_name text,
  language text not null,
  colour text not null,
  -- Only what was set; the rest has the defaults of core/settings.ts.
  settings jsonb not null default '{}'
);
select platform.grant_to_app('projects.project');
alter table projects.project enable row level security;
create policy in_scope on projects.project using (
  (select platform.sees_everything()) or id = any ((select platform.scope())::uuid[]));

create table projects.membership (
  project_id uuid not null references projects.project (id),
  person_id uuid not null references staff.person (id),
  primary key (project_id, person_id)
);
create index on projects.membership (person_id);
select platform.protect('projects.membership');

-- The parts of the organisation that cause contacts and can end them.
create table projects.department (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  names jsonb not null,
  head_person_id uuid references staff.person (id),
  is_archived boolean not null default false,
  primary key (project_id, id)
);
create index on projects.department (head_person_id);
select platform.protect('projects.department');

create table projects.reply_template (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  titles jsonb not null,
  body text not null,
  channels text[] not null,
  language text not null,
  is_archived boolean not null default false,
  primary key (project_id, id)
);
select platform.protect('projects.reply_template');
