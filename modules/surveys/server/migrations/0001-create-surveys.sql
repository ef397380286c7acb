create schema surveys;

-- What customers of a channel are asked. Insert only: better words make the next version.
create table surveys.survey_version (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  channel text not null,
  version integer not null,
  questions jsonb not null,
  primary key (project_id, id),
  unique (project_id, channel, version)
);
select platform.protect('surveys.survey_version', 'select, insert');

-- One for every contact that ended, also where nobody was asked: then with the reason.
create table surveys.invitation (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  agent_id uuid,
  channel text not null,
  language text not null,
  survey_version_id uuid not null,
  state text not null,
  is_rating_alone boolean not null,
  not_asked_reason text,
  -- SHA-256 of the secret part of the link that was mailed.
  token_hash text,
  created_at timestamptz not null,
  expires_at timestamptz,
  first_answered_at timestamptz,
  completed_at timestamptz,
  -- Copies of the answers that lists show.
  rating integer,
  comment text,
  primary key (project_id, id),
  unique (project_id, contact_id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id),
  foreign key (project_id, survey_version_id) references surveys.survey_version (project_id, id)
);
create unique index on surveys.invitation (token_hash) where token_hash is not null;
create index on surveys.invitation (project_id, created_at desc, id desc);
create index on surveys.invitation (project_id, customer_id, created_at desc)
  where state <> 'not-sent';
select platform.protect('surveys.invitation');

-- Insert only: the last answer to a question counts, the earlier ones stay.
create table surveys.answer (
  project_id uuid not null,
  seq bigint generated always as identity,
  invitation_id uuid not null,
  question text not null,
  value integer,
  text text,
  language text not null,
  answered_at timestamptz not null,
  primary key (project_id, invitation_id, seq),
  foreign key (project_id, invitation_id) references surveys.invitation (project_id, id)
);
select platform.protect('surveys.answer', 'select, insert');
