create schema customers;

-- A name as search compares it: lower case, ё as е, without the signs that mean something to LIKE.
-- Each Chinese character is a word of its own, because trigrams know words of one character but no
-- part of a word shorter than three.
create function customers.searchable(words text) returns text
language sql immutable strict parallel safe as $$
  select ' ' || btrim(regexp_replace(regexp_replace(
    translate(lower(normalize(words, NFKC)), 'ё%_\', 'е'),
    '([\u2e80-\u9fff\uf900-\ufaff])', ' \1 ', 'g'), '\s+', ' ', 'g')) || ' '
$$;

create table customers.customer (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  name text,
  language text,
  birth_year smallint,
  preferred_channel text,
  created_at timestamptz not null,
  merged_into_id uuid,
  searchable_name text generated always as (customers.searchable(name)) stored,
  primary key (project_id, id),
  foreign key (project_id, merged_into_id) references customers.customer (project_id, id)
);
create index on customers.customer using gin (project_id, searchable_name gin_trgm_ops)
  where merged_into_id is null;
create index on customers.customer (project_id, created_at, id) where merged_into_id is null;
select platform.protect('customers.customer');

create table customers.identity (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  value text not null,
  display text not null,
  is_verified boolean not null,
  verified_at timestamptz,
  primary key (project_id, id),
  unique (project_id, kind, value),
  foreign key (project_id, customer_id) references customers.customer (project_id, id),
  check (is_verified = (verified_at is not null))
);
create index on customers.identity (project_id, customer_id);
create index on customers.identity using gin (project_id, value gin_trgm_ops)
  where kind <> 'visitor';
select platform.protect('customers.identity');

-- What was said stays as it was said. Only whose record it lies in changes, when records merge.
create table customers.consent (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  channel text,
  state text not null,
  at timestamptz not null,
  source text not null,
  primary key (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create index on customers.consent (project_id, customer_id, at, id);
select platform.protect('customers.consent', 'select, insert, update (customer_id)');

create table customers.order (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  number text not null,
  state text not null,
  total_minor bigint not null,
  currency text not null,
  product text not null,
  placed_at timestamptz not null,
  data jsonb not null,
  primary key (project_id, id),
  unique (project_id, number),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create index on customers.order (project_id, customer_id, placed_at, id);
select platform.protect('customers.order');

create table customers.life_event (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create index on customers.life_event (project_id, customer_id, at, id);
select platform.protect('customers.life_event');

create table customers.note (
  project_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  author_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, customer_id) references customers.customer (project_id, id)
);
create index on customers.note (project_id, customer_id, created_at, id);
select platform.protect('customers.note');

-- Two customers who may be one person. A pair is suggested once, the smaller id first.
create table customers.merge_suggestion (
  project_id uuid not null,
  id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  reason text not null,
  kind text not null,
  display text not null,
  is_dismissed boolean not null default false,
  primary key (project_id, id),
  unique (project_id, first_id, second_id),
  foreign key (project_id, first_id) references customers.customer (project_id, id),
  foreign key (project_id, second_id) references customers.customer (project_id, id),
  check (first_id < second_id)
);
create index on customers.merge_suggestion (project_id, second_id);
select platform.protect('customers.merge_suggestion');

-- moved: the ids of the rows that changed hands, by table; filled: the blanks that were filled.
create table customers.merge (
  project_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  moved jsonb not null,
  filled jsonb not null,
  at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (project_id, id),
  foreign key (project_id, from_id) references customers.customer (project_id, id),
  foreign key (project_id, into_id) references customers.customer (project_id, id)
);
create index on customers.merge (project_id, into_id);
select platform.protect('customers.merge');

-- The best matches among the living customers of a project. Under row-level security LIKE could not
-- use an index, so this runs as the owner and asks for the scope itself.
-- words: a name or words of it in any order; or all of an order's number or an external id.
-- address: part of the normal form of an identity, or null. Ranks: 0 all of a number or address,
-- 1 all of the name, 2 the name's beginning, 3 the rest.
create function customers.search(in_project uuid, words text, address text, most integer)
returns table (customer_id uuid)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  -- More than this many are told apart by more letters, not by more work.
  candidates constant integer := 1000;
  patterns text[];
  longest text;
begin
  if not platform.sees_everything() and in_project <> all (platform.scope()) then
    raise insufficient_privilege using message = 'The project is out of scope.';
  end if;
  select array_agg(pattern), (array_agg(pattern order by length(pattern) desc))[1]
  into patterns, longest
  from regexp_split_to_table(btrim(words), '\s+') as each (word),
    lateral (select btrim(customers.searchable(each.word))) as compared (letters),
    lateral (select case when length(letters) < 3 or letters ~ '^[\u2e80-\u9fff\uf900-\ufaff]'
      then '% ' || letters || '%' else '%' || letters || '%' end) as pattern_of (pattern)
  where letters <> '';
  return query
    with fits as (
      (select c.id, case
          when c.searchable_name = customers.searchable(words) then 1
          when starts_with(c.searchable_name, rtrim(customers.searchable(words))) then 2
          else 3 end as rank
        from customers.customer c
        where c.project_id = in_project and c.merged_into_id is null
          and c.searchable_name like longest and c.searchable_name like all (patterns)
        limit candidates)
      union all
      (select i.customer_id, case when i.value = address then 0 else 3 end
        from customers.identity i
        where i.project_id = in_project and i.kind <> 'visitor'
          and i.value ilike '%' || regexp_replace(address, '([\\%_])', '\\\1', 'g') || '%'
        limit candidates)
      union all
      select i.customer_id, 0 from customers.identity i
        where i.project_id = in_project and i.kind = 'external' and i.value = words
      union all
      select o.customer_id, 0 from customers.order o
        where o.project_id = in_project and o.number = words)
    select fits.id from fits
    join customers.customer c on c.project_id = in_project and c.id = fits.id
    group by fits.id, c.name
    order by min(fits.rank), length(c.name), c.name, fits.id
    limit most;
end $$;
do $$ begin
  execute format(
    'revoke execute on function customers.search from public; '
    'grant execute on function customers.search to %I', current_setting('heed.app_role'));
end $$;
