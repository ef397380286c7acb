create schema channels_email;

create table channels_email.mailbox (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  address text not null,
  name text not null,
  queue_id uuid not null,
  -- By these two a mailbox knows its own mail when it comes back. They are made once.
  loop_mark text not null unique,
  message_domain text not null,
  fallback_charset text not null,
  -- The settings of its servers, sealed with a key that the database does not hold.
  imap text,
  smtp text,
  is_on boolean not null,
  -- Counts the changes, so that whoever watches the mailbox sees that he must begin anew.
  revision integer not null,
  -- Its mail stays; its address may be given to another.
  removed_at timestamptz,
  -- How far it has been fetched. UIDs only mean something under their uid_validity.
  uid_validity text,
  last_uid bigint,
  last_stored_at timestamptz,
  primary key (project_id, id)
);
create unique index on channels_email.mailbox (address) where removed_at is null;
select platform.protect('channels_email.mailbox');

-- Which node watches a mailbox, until when if it does not come back, and what it sees.
create table channels_email.watch (
  project_id uuid not null,
  mailbox_id uuid not null,
  node_id uuid not null,
  held_until timestamptz not null,
  health jsonb not null,
  primary key (project_id, mailbox_id),
  foreign key (project_id, mailbox_id) references channels_email.mailbox (project_id, id)
);
select platform.protect('channels_email.watch');

-- Every mail as it came, kept before anything reads it.
create table channels_email.raw_mail (
  project_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  arrived_at timestamptz not null,
  door text not null,
  -- What the envelope said: '' is the null sender of bounces; null and none when it is not known.
  return_path text,
  recipients text[] not null,
  file_id uuid not null,
  size_bytes bigint not null,
  sha256 text not null,
  is_complete boolean not null,
  state text not null,
  -- Why it was set aside or could not be read.
  reason text,
  from_address text,
  subject text,
  conversation_id uuid,
  -- The message or note that it became.
  message_id uuid,
  primary key (project_id, id),
  foreign key (project_id, mailbox_id) references channels_email.mailbox (project_id, id),
  foreign key (project_id, file_id) references platform.file (project_id, id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
-- The same bytes are stored once, whoever brings them again.
create unique index on channels_email.raw_mail (project_id, mailbox_id, sha256);
create index on channels_email.raw_mail (project_id, arrived_at desc, id desc);
create index on channels_email.raw_mail (project_id, message_id) where message_id is not null;
create index on channels_email.raw_mail (project_id, conversation_id)
  where conversation_id is not null;
select platform.protect('channels_email.raw_mail');

-- The mails of the conversations, in and out: by them answers find home and duplicates show.
create table channels_email.thread_mail (
  project_id uuid not null,
  mailbox_id uuid not null,
  -- Without angle brackets; of a mail that bears none, `sha256:` and its hash.
  message_id text not null,
  correspondent text not null,
  correspondent_name text not null,
  conversation_id uuid not null,
  direction text not null,
  at timestamptz not null,
  -- What it answers, oldest first.
  answered_ids text[] not null,
  -- Whether its writer listens to what a program writes.
  may_answer_automatically boolean not null,
  primary key (project_id, mailbox_id, message_id, correspondent),
  foreign key (project_id, mailbox_id) references channels_email.mailbox (project_id, id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
create index on channels_email.thread_mail (project_id, conversation_id, at desc);
create index on channels_email.thread_mail (project_id, mailbox_id, correspondent, at)
  where direction = 'in';
select platform.protect('channels_email.thread_mail');

create table channels_email.outgoing (
  project_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  -- The agent's message that it carries; null for a mail beside the dialogue.
  contacts_message_id uuid,
  -- Null for a mail to which no answer joins a dialogue.
  conversation_id uuid,
  contact_id uuid not null,
  -- Fixed before the first try, so that a repeated sending is known by it.
  message_id text not null,
  letter jsonb not null,
  state text not null,
  attempts integer not null,
  response text,
  last_failure text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, mailbox_id) references channels_email.mailbox (project_id, id)
);
create unique index on channels_email.outgoing (project_id, mailbox_id, message_id);
create unique index on channels_email.outgoing (project_id, contacts_message_id)
  where contacts_message_id is not null;
select platform.protect('channels_email.outgoing');
