create schema channels_chat;

create table channels_chat.widget (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  name text not null,
  public_key text not null unique,
  queue_id uuid not null,
  allowed_origins text[] not null,
  colour text not null,
  texts jsonb not null,
  is_on boolean not null,
  -- The secret for signatures is derived from this number and the centre's own secret.
  secret_number integer not null default 1,
  -- People as whom the sample page can be tried; the server signs for these alone.
  sample_people jsonb not null default '[]',
  primary key (project_id, id)
);
select platform.protect('channels_chat.widget');

create table channels_chat.visitor (
  project_id uuid not null,
  id uuid not null,
  widget_id uuid not null,
  token_hash text not null,
  -- What the site signed, and what the visitor told.
  external_id text,
  name text,
  email text,
  is_email_verified boolean not null default false,
  language text not null,
  -- Known from the first message on.
  customer_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, widget_id) references channels_chat.widget (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create unique index on channels_chat.visitor (token_hash);
create index on channels_chat.visitor (project_id, widget_id, external_id)
  where external_id is not null;
create index on channels_chat.visitor (project_id, customer_id) where customer_id is not null;
select platform.protect('channels_chat.visitor');

-- Which conversations a visitor has had here.
create table channels_chat.thread (
  project_id uuid not null,
  conversation_id uuid not null,
  visitor_id uuid not null,
  -- Begun as a message left while nobody was there: the visitor need not wait.
  is_left boolean not null,
  started_at timestamptz not null,
  primary key (project_id, conversation_id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id),
  foreign key (project_id, visitor_id) references channels_chat.visitor (project_id, id)
);
create index on channels_chat.thread (project_id, visitor_id, started_at);
select platform.protect('channels_chat.thread');

-- Files of visitors, which only the visitor's own messages may carry.
create table channels_chat.upload (
  project_id uuid not null,
  file_id uuid not null,
  visitor_id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  created_at timestamptz not null,
  primary key (project_id, file_id),
  foreign key (project_id, file_id) references platform.file (project_id, id) on delete cascade,
  foreign key (project_id, visitor_id) references channels_chat.visitor (project_id, id)
);
create index on channels_chat.upload (project_id, visitor_id);
select platform.protect('channels_chat.upload');
