create schema staff;

create table staff.person (
  id uuid primary key,
  name text not null,
  email text not null,
  language text not null check (language in ('en', 'ru', 'zh')),
  state text not null check (state in ('invited', 'active', 'disabled')),
  roles text[] not null check (
    roles <@ '{agent,lead,evaluator,department-head,analyst,administrator}'::text[]),
  preferences jsonb not null default '{}',
  -- The projects whose rows the person may touch. It follows the memberships of the projects, and
  -- stands here so that a request is identified by one look at one schema.
  scope uuid[] not null default '{}',
  sees_every_project boolean not null default false,
  created_at timestamptz not null
);
create unique index on staff.person (lower(email));
create index on staff.person (name collate "und-x-icu", id);
create index on staff.person using gin (roles);
create index on staff.person using gin (scope);
create index on staff.person using gin ((name || ' ' || email) gin_trgm_ops);
select platform.grant_to_app('staff.person');

-- What a person proves himself with, apart from what others may read of him.
create table staff.credential (
  person_id uuid primary key references staff.person (id),
  password_hash text,
  -- Sealed with a key that the database does not hold.
  totp_secret text,
  totp_confirmed_at timestamptz,
  -- The latest time step whose code was taken; no code of it or before it is taken again.
  totp_last_step bigint
);
select platform.grant_to_app('staff.credential');

create table staff.recovery_code (
  person_id uuid not null references staff.person (id),
  code_hash text not null,
  primary key (person_id, code_hash)
);
select platform.grant_to_app('staff.recovery_code');

create table staff.session (
  id uuid primary key,
  person_id uuid not null references staff.person (id),
  token_hash text not null unique,
  must_enrol boolean not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  address text not null,
  user_agent text not null
);
create index on staff.session (person_id, last_seen_at);
create index on staff.session (last_seen_at);
select platform.grant_to_app('staff.session');

create table staff.sign_in_link (
  token_hash text primary key,
  kind text not null check (kind in ('invite', 'reset', 'sign-in', 'set-up')),
  -- Null when using the link makes the person: the first administrator.
  person_id uuid references staff.person (id) check ((person_id is null) = (kind = 'set-up')),
  expires_at timestamptz not null
);
create index on staff.sign_in_link (person_id);
create index on staff.sign_in_link (expires_at);
select platform.grant_to_app('staff.sign_in_link');

-- Keys are hashes: people type passwords into the field for the e-mail address.
create table staff.sign_in_try (
  key text primary key,
  count integer not null,
  last_at timestamptz not null
);
create index on staff.sign_in_try (last_at);
select platform.grant_to_app('staff.sign_in_try');

create table staff.sign_in_policy (
  is_only boolean primary key default true check (is_only),
  second_factor_required_for text[] not null default '{}'
);
insert into staff.sign_in_policy default values;
select platform.grant_to_app('staff.sign_in_policy', 'select, update');

create table staff.api_key (
  id uuid primary key,
  name text not null,
  secret_hash text not null,
  permissions text[] not null,
  scope uuid[] not null,
  sees_every_project boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
select platform.grant_to_app('staff.api_key');

create table staff.team (
  id uuid primary key,
  name text not null unique
);
select platform.grant_to_app('staff.team');

create table staff.team_member (
  team_id uuid not null references staff.team (id) on delete cascade,
  person_id uuid not null references staff.person (id),
  primary key (team_id, person_id)
);
create index on staff.team_member (person_id);
select platform.grant_to_app('staff.team_member');

create table staff.skill (
  id uuid primary key,
  kind text not null check (kind in ('topic', 'language', 'product')),
  key text not null,
  names jsonb not null,
  is_archived boolean not null default false,
  unique (kind, key)
);
select platform.grant_to_app('staff.skill');

create table staff.person_skill (
  person_id uuid not null references staff.person (id),
  skill_id uuid not null references staff.skill (id),
  level integer not null check (level between 0 and 5),
  primary key (person_id, skill_id)
);
create index on staff.person_skill (skill_id);
select platform.grant_to_app('staff.person_skill');

create table staff.presence (
  person_id uuid primary key references staff.person (id),
  state text not null check (state in ('available', 'busy', 'break', 'training', 'offline')),
  reason text,
  since timestamptz not null,
  seen_at timestamptz
);
select platform.grant_to_app('staff.presence');

create table staff.presence_segment (
  id uuid primary key,
  person_id uuid not null references staff.person (id),
  state text not null,
  reason text,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at)
);
create index on staff.presence_segment (person_id, started_at);
create index on staff.presence_segment (ended_at);
select platform.grant_to_app('staff.presence_segment', 'select, insert');

create table staff.notice (
  person_id uuid not null references staff.person (id),
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  project_id uuid,
  data jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  is_acknowledgement_required boolean not null,
  acknowledged_at timestamptz,
  primary key (person_id, id)
);
create index on staff.notice (person_id, id) where read_at is null;
select platform.grant_to_app('staff.notice');
-- A notice without a project is nobody's secret but its reader's; one with a project is seen by
-- those who see the project.
alter table staff.notice enable row level security;
create policy in_scope on staff.notice using (
  project_id is null or (select platform.sees_everything())
  or project_id = any ((select platform.scope())::uuid[]));
