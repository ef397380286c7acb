-- The public pages of a project: whether there are any, and what they say of themselves.
create table knowledge.help_site (
  project_id uuid primary key references projects.project (id),
  is_on boolean not null,
  languages text[] not null,
  titles jsonb not null,
  welcomes jsonb not null,
  telephone text
);
select platform.protect('knowledge.help_site');

-- What was asked of the search, without personal data.
create table knowledge.search_asked (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  place text not null,
  audience text not null,
  language text not null,
  query text not null,
  hit_count integer not null,
  opened_article_id uuid,
  at timestamptz not null,
  primary key (project_id, id)
);
create index on knowledge.search_asked (project_id, at);
select platform.protect('knowledge.search_asked');

-- Somebody who tries to help himself. It holds nothing of who he is.
create table knowledge.visit (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  -- Of the cookie by which a browser is known again for a week.
  visitor_hash text not null,
  language text not null,
  started_at timestamptz not null,
  last_step_at timestamptz not null,
  -- Null while it goes on.
  outcome text,
  primary key (project_id, id)
);
create index on knowledge.visit (project_id, visitor_hash, started_at desc);
create index on knowledge.visit (project_id, started_at);
select platform.protect('knowledge.visit');

create table knowledge.visit_step (
  project_id uuid not null,
  visit_id uuid not null,
  number integer not null,
  deed text not null,
  at timestamptz not null,
  language text not null,
  article_id uuid,
  search_id uuid,
  -- Which person was reached, where that was done.
  conversation_id uuid,
  primary key (project_id, visit_id, number),
  foreign key (project_id, visit_id) references knowledge.visit (project_id, id) on delete cascade
);
create index on knowledge.visit_step (project_id, at) where deed = 'read';
select platform.protect('knowledge.visit_step');

-- What readers said of an article.
create table knowledge.feedback (
  project_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  language text not null,
  -- The version that was read.
  number integer not null,
  has_helped boolean not null,
  comment text not null,
  visit_id uuid,
  at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.feedback (project_id, article_id, at);
create unique index on knowledge.feedback (project_id, visit_id, article_id)
  where visit_id is not null;
select platform.protect('knowledge.feedback');

-- Every project forgets what is old, those that are there already too.
insert into platform.timer (name, subject_id, due_at, data)
select 'knowledge.forget-visits', id, now() + interval '1 day', '{}' from projects.project;
