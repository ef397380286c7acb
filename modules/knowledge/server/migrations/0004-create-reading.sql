-- Who has confirmed that he read a version that must be read.
create table knowledge.reading (
  project_id uuid not null,
  article_id uuid not null,
  number integer not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (project_id, article_id, number, person_id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.reading (project_id, person_id);
select platform.protect('knowledge.reading', 'select, insert');

-- What somebody wants to hear news of: an article, a category, or all of a project.
create table knowledge.following (
  project_id uuid not null references projects.project (id),
  person_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  primary key (project_id, person_id, kind, subject_id)
);
create index on knowledge.following (project_id, kind, subject_id);
select platform.protect('knowledge.following');

-- Questions on an article, by which everybody sees what he has kept of it.
create table knowledge.quiz (
  project_id uuid not null,
  article_id uuid not null,
  language text not null,
  questions jsonb not null,
  -- Counts the changes: attempts at an earlier one are told apart.
  revision integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (project_id, article_id, language),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
select platform.protect('knowledge.quiz');

create table knowledge.quiz_attempt (
  project_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  language text not null,
  revision integer not null,
  person_id uuid not null,
  answers jsonb not null,
  right_count integer not null,
  question_count integer not null,
  tried_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, article_id) references knowledge.article (project_id, id)
);
create index on knowledge.quiz_attempt (project_id, article_id, language, person_id);
select platform.protect('knowledge.quiz_attempt', 'select, insert');
