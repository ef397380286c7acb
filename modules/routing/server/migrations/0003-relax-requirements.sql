-- What a queue asks for less of, the longer a contact waits. An entry has its own copy beside what
-- it requires.
alter table routing.queue add column relaxing jsonb not null default '[]';
update routing.entry set requirements = requirements || '{"relaxing": []}';
