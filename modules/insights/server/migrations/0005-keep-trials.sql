-- What a trial of a rule had shown when it ended.
create table insights.trial_result (
  project_id uuid not null,
  trial_id uuid not null,
  report jsonb not null,
  primary key (project_id, trial_id),
  foreign key (project_id, trial_id) references routing.trial (project_id, id)
);
select platform.protect('insights.trial_result');
