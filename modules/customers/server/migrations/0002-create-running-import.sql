-- The imports that run, on whatever node, so that they can be cancelled from anywhere.
create table customers.running_import (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  started_at timestamptz not null,
  is_cancelled boolean not null default false,
  primary key (project_id, id)
);
select platform.protect('customers.running_import');
