create schema platform;

-- Rights of the application's role, which owns nothing. The role's name is a setting of the
-- migration session.
create function platform.grant_to_app(
  target regclass, rights text default 'select, insert, update, delete')
returns void language plpgsql as $$
declare
  app_role text := current_setting('heed.app_role');
  schema_name text := (
    select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.oid = target);
begin
  execute format('grant usage on schema %I to %I', schema_name, app_role);
  execute format('grant %s on %s to %I', rights, target, app_role);
end $$;

-- The projects that the open transaction may touch, as `set local heed.scope` says.
create function platform.sees_everything() returns boolean language sql stable as
$$ select current_setting('heed.scope', true) = '*' $$;

create function platform.scope() returns uuid[] language sql stable as
$$ select case when platform.sees_everything() then '{}'
  else coalesce(nullif(current_setting('heed.scope', true), ''), '{}')::uuid[] end $$;

-- Gives a table that carries project_id its row-level security and its rights. Without a scope a
-- transaction sees nothing.
create function platform.protect(
  target regclass, rights text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  perform platform.grant_to_app(target, rights);
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy in_scope on %s using ('
    '(select platform.sees_everything()) or project_id = any ((select platform.scope())::uuid[]))',
    target);
end $$;

do $$ begin
  execute format('grant usage on schema platform to %I', current_setting('heed.app_role'));
end $$;

-- The outbox. Readers go by (transaction_id, seq) and stop before the oldest open transaction:
-- an order in which no event can appear behind them.
create table platform.event (
  transaction_id xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  id uuid not null,
  name text not null,
  project_id uuid,
  subject_id uuid not null,
  actor_id uuid not null,
  occurred_at timestamptz not null,
  data jsonb not null,
  primary key (transaction_id, seq)
);
create index on platform.event (project_id, subject_id);
select platform.grant_to_app('platform.event', 'select, insert');

create table platform.subscription (
  name text primary key,
  transaction_id xid8 not null default '0',
  seq bigint not null default 0
);
select platform.grant_to_app('platform.subscription');

create table platform.parked_event (
  subscriber text not null,
  event_id uuid not null,
  attempts integer not null,
  reason text not null,
  failed_at timestamptz not null,
  is_parked boolean not null,
  primary key (subscriber, event_id)
);
select platform.grant_to_app('platform.parked_event');

-- Moments at which something must happen. One timer of a name per subject.
create table platform.timer (
  name text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  data jsonb not null,
  attempts integer not null default 0,
  primary key (name, subject_id)
);
create index on platform.timer (due_at);
select platform.grant_to_app('platform.timer');

-- Work that leaves the house: mails, webhooks. due_at is the end of the lease while one is at work.
create table platform.job (
  id uuid primary key,
  name text not null,
  data jsonb not null,
  due_at timestamptz not null,
  attempts integer not null default 0
);
create index on platform.job (due_at);
select platform.grant_to_app('platform.job');

create table platform.audit (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid not null,
  action text not null,
  subject_id uuid not null,
  data text not null,
  previous_hash text not null,
  hash text not null
);
select platform.grant_to_app('platform.audit', 'select, insert');

-- Files: attachments and raw mails. Content lies in chunks, so that none is held whole in memory.
create table platform.file (
  project_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (project_id, id)
);
select platform.protect('platform.file');

create table platform.file_chunk (
  project_id uuid not null,
  file_id uuid not null,
  number integer not null,
  content bytea not null,
  primary key (project_id, file_id, number),
  foreign key (project_id, file_id) references platform.file (project_id, id) on delete cascade
);
alter table platform.file_chunk alter column content set storage external;
select platform.protect('platform.file_chunk');
