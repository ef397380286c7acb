-- Which reason the agent works on before the contact is coded, and the guide that helps him.
create table desk.guiding (
  project_id uuid not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  reason_id uuid not null,
  is_suggested boolean not null,
  number integer,
  is_shown boolean not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  primary key (project_id, contact_id),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
select platform.protect('desk.guiding');

-- The arm of the guide's trial, as it was drawn when the guide would first have been shown.
create table desk.guide_arm (
  project_id uuid not null,
  conversation_id uuid not null,
  reason_id uuid not null,
  number integer not null,
  contact_id uuid not null,
  is_shown boolean not null,
  drawn_at timestamptz not null,
  primary key (project_id, conversation_id, reason_id, number),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
create index on desk.guide_arm (project_id, reason_id, number, drawn_at);
select platform.protect('desk.guide_arm', 'select, insert');

create table desk.guide_value (
  project_id uuid not null,
  conversation_id uuid not null,
  reason_id uuid not null,
  key text not null,
  value text,
  at timestamptz not null,
  by_id uuid not null,
  primary key (project_id, conversation_id, reason_id, key),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
select platform.protect('desk.guide_value');
