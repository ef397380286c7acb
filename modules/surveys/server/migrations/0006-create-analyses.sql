-- What drives satisfaction, as it was computed: what was asked for, how far it is, what came of it.
create table surveys.analysis (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  -- All that it is about; one of them is where it was started.
  project_ids uuid[] not null,
  survey_name jsonb,
  outcome_title jsonb not null,
  wanted jsonb not null,
  state text not null,
  progress real not null,
  failure text,
  n integer,
  r2 double precision,
  fingerprint text,
  version integer,
  report jsonb,
  created_at timestamptz not null,
  created_by uuid not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (project_id, id)
);
create index on surveys.analysis (project_id, created_at desc, id desc);
select platform.protect('surveys.analysis');
-- Who does not see all of its projects does not see it.
create policy whole on surveys.analysis as restrictive using (
  (select platform.sees_everything()) or project_ids <@ ((select platform.scope())::uuid[]));
