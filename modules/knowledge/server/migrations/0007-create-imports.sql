-- Files of articles that are brought in.
create table knowledge.import (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  -- Of texts that tell no language.
  language text not null,
  must_publish boolean not null,
  -- What whoever brought it might do then.
  may text[] not null,
  state text not null,
  reason text,
  -- Files in it, once that is known, and how many of them were read.
  files integer,
  files_read integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  changed_at timestamptz not null,
  primary key (project_id, id)
);
create index on knowledge.import (project_id, created_at desc, id desc);
select platform.protect('knowledge.import');

-- What became of each text in it. The text itself stands here until it is written.
create table knowledge.import_item (
  project_id uuid not null,
  import_id uuid not null,
  number integer not null,
  file_number integer not null,
  file text not null,
  line integer,
  title text not null,
  is_translation boolean not null,
  article jsonb,
  state text not null,
  reason text,
  losses jsonb not null,
  article_id uuid,
  primary key (project_id, import_id, number),
  foreign key (project_id, import_id) references knowledge.import (project_id, id)
);
select platform.protect('knowledge.import_item');

-- By which names articles are found again when they are brought in once more.
create table knowledge.article_key (
  project_id uuid not null,
  key text not null,
  article_id uuid not null,
  primary key (project_id, key),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.article_key');

-- The drafts as imports left them: those that nobody has touched since may be brought in anew.
create table knowledge.imported_draft (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  revision integer not null,
  changed_at timestamptz not null,
  primary key (project_id, article_id, language),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.imported_draft');

-- What the addresses outside answered that articles name.
create table knowledge.address_check (
  project_id uuid not null references projects.project (id),
  address text not null,
  checked_at timestamptz not null,
  status integer,
  problem text,
  failing_since timestamptz,
  primary key (project_id, address)
);
select platform.protect('knowledge.address_check');
