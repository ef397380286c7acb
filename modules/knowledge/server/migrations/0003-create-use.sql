-- How often an article was used, by day, way and place.
create table knowledge.use_day (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  day date not null,
  kind text not null,
  place text not null,
  count integer not null,
  primary key (project_id, article_id, language, day, kind, place),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.use_day');

-- In what words customers asked for what an article answers. Search reads them with the article.
create table knowledge.wording (
  project_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  language text not null,
  words text not null,
  -- The conversation, visit or gap that it comes from: each tells of an article once.
  source_id uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (project_id, id),
  unique (project_id, article_id, language, source_id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.wording (project_id, article_id, language, confirmed_at desc);
select platform.protect('knowledge.wording');

-- What the knowledge lacks: a task with evidence, owner and clock.
create table knowledge.gap (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  kind text not null,
  language text not null,
  words text not null,
  article_id uuid,
  state text not null,
  owner_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  note text not null,
  primary key (project_id, id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.gap (project_id, state, language);
create index on knowledge.gap (project_id, article_id);
select platform.protect('knowledge.gap');

create table knowledge.gap_evidence (
  project_id uuid not null,
  gap_id uuid not null,
  id uuid not null,
  kind text not null,
  words text not null,
  -- What somebody said beside it: what is wrong, what the agent answered.
  note text not null,
  -- The contact, visit or search that it comes from: each is counted once.
  source_id uuid not null,
  seen_by uuid,
  seen_at timestamptz not null,
  primary key (project_id, gap_id, id),
  unique (project_id, gap_id, source_id, kind),
  foreign key (project_id, gap_id) references knowledge.gap (project_id, id)
);
select platform.protect('knowledge.gap_evidence');

-- Which articles went into the answers of a conversation.
create table knowledge.sent (
  project_id uuid not null,
  conversation_id uuid not null,
  article_id uuid not null,
  sent_at timestamptz not null,
  primary key (project_id, conversation_id, article_id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.sent');

-- What agents answered without an article, masked; kept while it can be likened to others.
create table knowledge.improvised (
  project_id uuid not null references projects.project (id),
  contact_id uuid not null,
  language text not null,
  question text not null,
  answer text not null,
  agent_id uuid not null,
  answered_at timestamptz not null,
  -- The gap of which it speaks, once it is found to be one of many.
  gap_id uuid,
  primary key (project_id, contact_id)
);
create index on knowledge.improvised (project_id, answered_at);
select platform.protect('knowledge.improvised');
