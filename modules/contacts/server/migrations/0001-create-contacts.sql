create schema contacts;

-- What a customer wants settled. It may take several conversations, over several channels.
create table contacts."case" (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  customer_id uuid not null,
  subject text not null,
  opened_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
select platform.protect('contacts.case');

-- A thread on one channel, with a copy of what lists show: no list counts or joins.
create table contacts.conversation (
  project_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  contact_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  channel text not null,
  subject text not null,
  language text not null,
  state text not null,
  state_since timestamptz not null,
  queue_id uuid,
  agent_id uuid,
  last_message_at timestamptz not null,
  last_message_preview text not null,
  last_author_kind text not null,
  customer_read_at timestamptz,
  merged_into_id uuid,
  primary key (project_id, id),
  foreign key (project_id, case_id) references contacts."case" (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create index on contacts.conversation (project_id, last_message_at desc, id desc);
create index on contacts.conversation (project_id, customer_id, last_message_at desc);
create index on contacts.conversation (agent_id, last_message_at desc) where state <> 'closed';
create index on contacts.conversation (project_id, last_message_at desc, id desc)
  where state <> 'closed';
select platform.protect('contacts.conversation');

-- One episode of work: from the customer's first word to the coding.
create table contacts.contact (
  project_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  case_id uuid not null,
  customer_id uuid not null,
  channel text not null,
  direction text not null,
  opened_at timestamptz not null,
  first_response_at timestamptz,
  closed_at timestamptz,
  agent_id uuid,
  outcome text,
  reason_id uuid,
  resolution text,
  cause_kind text,
  department_id uuid,
  promise text,
  promised_at timestamptz,
  repeat_of_id uuid,
  primary key (project_id, id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
create index on contacts.contact (project_id, conversation_id);
create index on contacts.contact (project_id, customer_id, reason_id, closed_at);
create index on contacts.contact (project_id, closed_at desc);
select platform.protect('contacts.contact');

-- Written when it ends, never changed: every figure can be computed from here again.
create table contacts.segment (
  project_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  kind text not null,
  queue_id uuid,
  agent_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  primary key (project_id, id),
  foreign key (project_id, contact_id) references contacts.contact (project_id, id)
);
create index on contacts.segment (project_id, contact_id, started_at);
create index on contacts.segment (project_id, ended_at);
select platform.protect('contacts.segment', 'select, insert');

create table contacts.message (
  project_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  kind text not null,
  body text not null,
  html text,
  attachments jsonb not null default '[]',
  created_at timestamptz not null,
  delivery_state text not null,
  delivery_reason text,
  -- The channel's own name of the message: a second arrival is recognised by it.
  external_id text,
  primary key (project_id, id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
create index on contacts.message (project_id, conversation_id, created_at desc, id desc);
create unique index on contacts.message (project_id, channel, external_id)
  where external_id is not null;
select platform.protect('contacts.message');

-- Why customers have to contact us: a tree of at most two levels.
create table contacts.reason (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  parent_id uuid,
  names jsonb not null,
  department_id uuid,
  is_archived boolean not null default false,
  primary key (project_id, id),
  foreign key (project_id, parent_id) references contacts.reason (project_id, id)
);
select platform.protect('contacts.reason');

-- What the suggestions of reasons count with: contacts in which a term stood, by reason; contacts
-- learned from, and their terms summed; different terms of the project.
create table contacts.reason_term (
  project_id uuid not null,
  term text not null,
  reason_id uuid not null,
  contacts integer not null,
  primary key (project_id, term, reason_id),
  foreign key (project_id, reason_id) references contacts.reason (project_id, id)
);
select platform.protect('contacts.reason_term');

create table contacts.reason_count (
  project_id uuid not null,
  reason_id uuid not null,
  examples integer not null,
  terms integer not null,
  primary key (project_id, reason_id),
  foreign key (project_id, reason_id) references contacts.reason (project_id, id)
);
select platform.protect('contacts.reason_count');

-- Which conversations came over when customers were merged: an undo gives back exactly these.
create table contacts.customer_move (
  project_id uuid not null,
  merge_id uuid not null,
  conversation_id uuid not null,
  primary key (project_id, merge_id, conversation_id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
select platform.protect('contacts.customer_move');
