-- How much a customer matters to the client, 1 to 5; 0: nobody has said.
alter table customers.customer
  add value_level smallint not null default 0 check (value_level between 0 and 5);

-- The agents whom a customer does not want to meet again.
create table customers.avoidance (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  note text check (length(note) <= 500),
  primary key (project_id, id),
  unique (project_id, customer_id, person_id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
select platform.protect('customers.avoidance');

-- former_value_level: what the remaining customer had when the merge gave him the other's; null:
-- he kept his own.
alter table customers.merge add former_value_level smallint;
update customers.merge set moved = moved || '{"avoidance": []}';
