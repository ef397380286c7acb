-- Contacts whose words are to be laid into the search of earlier contacts, or taken out of it.
create table contacts.unindexed (
  project_id uuid not null references projects.project (id),
  contact_id uuid not null,
  primary key (project_id, contact_id)
);
select platform.protect('contacts.unindexed');

-- Whatever takes a contact or a customer's words away takes them out of the search too.
create function contacts.note_unindexed(of_project uuid, of_contact uuid) returns void
language sql as $$
  insert into contacts.unindexed values (of_project, of_contact) on conflict do nothing;
  insert into platform.timer (name, subject_id, due_at, data)
    values ('contacts.index-earlier', of_project, now(), '{}') on conflict do nothing;
$$;

create function contacts.contact_gone() returns trigger language plpgsql as $$
begin
  perform contacts.note_unindexed(old.project_id, old.id);
  return null;
end $$;
create trigger contact_gone after delete on contacts.contact
  for each row execute function contacts.contact_gone();

create function contacts.words_changed() returns trigger language plpgsql as $$
begin
  perform contacts.note_unindexed(old.project_id, old.contact_id);
  return null;
end $$;
create trigger words_gone after delete on contacts.message
  for each row when (old.author_kind = 'customer') execute function contacts.words_changed();
create trigger words_changed after update of body on contacts.message
  for each row when (old.author_kind = 'customer' and old.body is distinct from new.body)
  execute function contacts.words_changed();

-- Those of the last year that are over already.
insert into contacts.unindexed
  select project_id, id from contacts.contact
  where outcome = 'answered' and closed_at > now() - interval '366 days';
insert into platform.timer (name, subject_id, due_at, data)
  select distinct 'contacts.index-earlier', project_id, now(), '{}'::jsonb from contacts.unindexed;
