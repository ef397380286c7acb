create schema knowledge;

create table knowledge.category (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  parent_id uuid,
  names jsonb not null,
  position integer not null,
  primary key (project_id, id),
  foreign key (project_id, parent_id) references knowledge.category (project_id, id)
);
select platform.protect('knowledge.category');

create table knowledge.article (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  kind text not null,
  category_id uuid,
  original_language text not null,
  visibility text not null,
  tags text[] not null,
  products text[] not null,
  owner_id uuid,
  review_every_days integer,
  review_due_on date,
  must_be_read boolean not null,
  is_archived boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  changed_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, category_id) references knowledge.category (project_id, id)
);
create index on knowledge.article (project_id, changed_at desc, id desc);
create index on knowledge.article (project_id, review_due_on);
select platform.protect('knowledge.article');

-- What was published. It never changes.
create table knowledge.version (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  number integer not null,
  title text not null,
  body jsonb not null,
  note text not null,
  published_at timestamptz not null,
  published_by uuid not null,
  original_number integer,
  primary key (project_id, article_id, language, number),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.version', 'select, insert');

-- An article in one language: what is live, and what is being written.
create table knowledge.text (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  -- The title that lists show: the live one, or the draft's while nothing is live.
  title text not null,
  live_number integer,
  published_at timestamptz,
  -- The last version of the original that changed the sense; what translations are measured by.
  major_number integer,
  -- The original's version that the live one says, for translations.
  original_number integer,
  primary key (project_id, article_id, language),
  foreign key (project_id, article_id) references knowledge.article (project_id, id),
  foreign key (project_id, article_id, language, live_number)
    references knowledge.version (project_id, article_id, language, number)
);
select platform.protect('knowledge.text');

create table knowledge.draft (
  project_id uuid not null,
  -- What the timer of its publication is named by.
  id uuid not null,
  article_id uuid not null,
  language text not null,
  title text not null,
  body jsonb not null,
  state text not null,
  revision integer not null,
  based_on integer,
  changed_at timestamptz not null,
  changed_by uuid not null,
  publish_at timestamptz,
  is_minor boolean not null,
  note text not null,
  primary key (project_id, article_id, language),
  foreign key (project_id, article_id, language)
    references knowledge.text (project_id, article_id, language)
);
select platform.protect('knowledge.draft');

-- Which article names which, as published: what a broken link is found by.
create table knowledge.link (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  address text not null,
  to_article_id uuid,
  primary key (project_id, article_id, language, address),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.link (project_id, to_article_id);
select platform.protect('knowledge.link');
