create schema desk;

-- Unsent words of a person. They outlive reloads, sessions and restarts.
create table desk.draft (
  project_id uuid not null,
  person_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  body text not null,
  attachments jsonb not null,
  updated_at timestamptz not null,
  primary key (project_id, conversation_id, person_id, kind),
  foreign key (project_id, conversation_id) references contacts.conversation (project_id, id)
);
select platform.protect('desk.draft');
