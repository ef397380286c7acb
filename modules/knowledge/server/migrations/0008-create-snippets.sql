-- Words that agents have ready for customers. Of somebody's own only he sees.
create table knowledge.snippet (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  owner_id uuid,
  names jsonb not null,
  texts jsonb not null,
  original_language text not null,
  channels text[] not null,
  tags text[] not null,
  shortcut text,
  is_archived boolean not null,
  revision integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (project_id, id)
);
select platform.protect('knowledge.snippet');

-- Steps that are taken with a contact one after another. Reasons and queues are of modules above:
-- their ids are kept, not their rows.
create table knowledge.macro (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  names jsonb not null,
  shortcut text,
  channels text[] not null,
  steps jsonb not null,
  is_archived boolean not null,
  revision integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (project_id, id)
);
select platform.protect('knowledge.macro');

-- How often a snippet or a macro was used, by day.
create table knowledge.ready_use_day (
  project_id uuid not null references projects.project (id),
  subject_id uuid not null,
  day date not null,
  count integer not null,
  primary key (project_id, subject_id, day)
);
select platform.protect('knowledge.ready_use_day');

-- The reply templates of projects are snippets of one language.
insert into knowledge.snippet (project_id, id, owner_id, names, texts, original_language, channels,
  tags, shortcut, is_archived, revision, changed_at, changed_by)
select project_id, id, null, titles,
  '{"en": "", "ru": "", "zh": ""}'::jsonb || jsonb_build_object(language, body), language, channels,
  '{}', null, is_archived, 1, now(), '00000000-0000-7000-8000-000000000000'
from projects.reply_template;

drop table projects.reply_template;
