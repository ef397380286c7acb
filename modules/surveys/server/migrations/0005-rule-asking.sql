-- Whom a survey asks, when and how often. What the project's settings said of it is carried over.
alter table surveys.survey
  add column rules jsonb,
  -- Names the survey in the address of its page.
  add column link_key text not null default replace(gen_random_uuid()::text, '-', '');
create unique index on surveys.survey (link_key);
update surveys.survey
  set rules = jsonb_build_object(
    'trigger', case survey.kind
      when 'transactional' then '{"on": "contact-closed"}'
      when 'relational' then '{"on": "time-since", "days": 90}'
      else '{"on": "time-since", "days": 91}' end::jsonb,
    'samplePercent', 100,
    'quarantineDays', case survey.kind
      when 'transactional' then coalesce((project.settings->>'surveyQuarantineDays')::integer, 14)
      else 90 end,
    'isRatingAskedInQuarantine', survey.kind = 'transactional',
    'reminders', '{"count": 0, "everyDays": 3}'::jsonb,
    'expiryDays', coalesce((project.settings->>'surveyExpiryDays')::integer, 14),
    'embedOrigins', '[]'::jsonb)
  from projects.project
  where project.id = survey.project_id;
alter table surveys.survey alter column rules set not null;

-- Not every invitation is about a contact, and who opens a public page is nobody we know.
alter table surveys.invitation
  alter column contact_id drop not null,
  alter column conversation_id drop not null,
  alter column customer_id drop not null,
  add column source text not null default 'contact-closed',
  add column reminders_sent integer not null default 0,
  -- The links of reminders; the first mail's goes on to work.
  add column reminder_token_hashes text[] not null default '{}',
  -- Why the answers are kept apart from the figures, and what a person took off again.
  add column flags text[] not null default '{}',
  add column lifted_flags text[] not null default '{}';
create index on surveys.invitation using gin (reminder_token_hashes)
  where reminder_token_hashes <> '{}';
create index on surveys.invitation (project_id, created_at desc, id desc) where flags <> '{}';

-- What every survey decided on every occasion, also where another one asked. Insert only.
create table surveys.decision (
  project_id uuid not null,
  seq bigint generated always as identity,
  survey_id uuid not null,
  trigger text not null,
  -- The contact, case, life event or customer that it is about.
  subject_id uuid not null,
  contact_id uuid,
  customer_id uuid,
  agent_id uuid,
  -- What is asked: everything, the rating alone, or nothing.
  asked text not null,
  reason text,
  decided_at timestamptz not null,
  primary key (project_id, seq),
  foreign key (project_id, survey_id) references surveys.survey (project_id, id)
);
create index on surveys.decision (project_id, decided_at);
create index on surveys.decision (project_id, survey_id, subject_id) where asked <> 'nothing';
select platform.protect('surveys.decision', 'select, insert');

-- Openings of a link and sendings of its form. They are never answers: scanners and mail programs
-- open links, and forms are sent twice. Insert only.
create table surveys.visit (
  project_id uuid not null,
  seq bigint generated always as identity,
  invitation_id uuid not null,
  kind text not null,
  -- What a link of the mail or a form has chosen.
  choice text,
  at timestamptz not null,
  primary key (project_id, invitation_id, seq),
  foreign key (project_id, invitation_id) references surveys.invitation (project_id, id)
);
select platform.protect('surveys.visit', 'select, insert');
