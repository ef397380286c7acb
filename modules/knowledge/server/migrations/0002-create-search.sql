-- What is searched together: the articles of a project as one audience sees them in one language.
-- Each change of it takes the next revision; who holds an older one in memory reads what came
-- since.
-- forgot_at_revision: who holds one before it reads all anew.
-- filled: how many articles have each field; lengths: of all of them together, by field.
create table knowledge.search_collection (
  project_id uuid not null references projects.project (id),
  audience text not null check (audience in ('customer', 'agent')),
  language text not null,
  revision bigint not null default 0,
  forgot_at_revision bigint not null default 0,
  document_count integer not null default 0,
  filled bigint[] not null,
  lengths bigint[] not null,
  primary key (project_id, audience, language)
);
select platform.protect('knowledge.search_collection');

-- The vocabulary of a collection. document_count: how many articles have the term.
create table knowledge.search_term (
  project_id uuid not null,
  audience text not null,
  language text not null,
  term text collate "C" not null,
  id integer generated always as identity unique,
  document_count integer not null,
  revision bigint not null,
  primary key (project_id, audience, language, term),
  foreign key (project_id, audience, language) references knowledge.search_collection
);
create index on knowledge.search_term (project_id, audience, language, revision);
select platform.protect('knowledge.search_term');

-- One article of a collection. terms: the ids of its terms, which belong to one collection each, so
-- that the index needs no other key; profile: how often each occurs in which field.
-- An article that was removed leaves its row without content, so that those who hold it in memory
-- hear of it. Long values lie apart, for what is counted over many rows is short.
create table knowledge.search_document (
  project_id uuid not null,
  audience text not null,
  language text not null,
  document_id uuid not null,
  number integer generated always as identity unique,
  revision bigint not null,
  is_removed boolean not null default false,
  category_id uuid,
  tags text[] not null,
  products text[] not null,
  published_at timestamptz not null,
  helpfulness real,
  -- All its words counted, which sets back the long ones when candidates are chosen.
  length integer not null,
  terms integer[] not null,
  profile bytea not null,
  title text not null,
  headings text not null,
  body text not null,
  learned text not null,
  primary key (project_id, audience, language, document_id),
  foreign key (project_id, audience, language) references knowledge.search_collection
) with (toast_tuple_target = 256);
alter table knowledge.search_document alter column terms set storage external,
  alter column profile set storage external;
create index on knowledge.search_document (project_id, audience, language, revision);
create index on knowledge.search_document using gin (terms) with (fastupdate = off);
select platform.protect('knowledge.search_document');

-- Words that mean the same in a project. is_one_way: the first leads to the others, not back.
create table knowledge.synonym (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  language text not null,
  words text[] not null check (cardinality(words) between 2 and 20),
  is_one_way boolean not null default false,
  primary key (project_id, id)
);
create index on knowledge.synonym (project_id, language);
select platform.protect('knowledge.synonym');

-- Articles that have any term of some groups, the best first: the weights of the groups they have,
-- less for long ones. Under row-level security the comparison of arrays could not use the index, so
-- this runs as the owner and asks for the scope itself.
-- groups: of each the ids of its terms as '{1,2}'. only_*: null narrows nothing.
create function knowledge.search_candidates(
  in_project uuid, in_audience text, in_language text,
  groups text[], weights real[], mean_length real,
  only_category uuid, only_tag text, only_product text, most integer)
returns table (number integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
set enable_seqscan = off as $$
#variable_conflict use_column
begin
  if not platform.sees_everything() and in_project <> all (platform.scope()) then
    raise insufficient_privilege using message = 'The project is out of scope.';
  end if;
  return query
    select found.number
    from unnest(groups, weights) as asked (terms, weight)
    cross join lateral (
      select d.number, d.length from knowledge.search_document d
      where d.terms && asked.terms::integer[] and d.project_id = in_project
        and d.audience = in_audience and d.language = in_language
        and (only_category is null or d.category_id = only_category)
        and (only_tag is null or only_tag = any (d.tags))
        and (only_product is null or only_product = any (d.products))
    ) as found
    group by found.number, found.length
    order by sum(asked.weight) / (1 + 0.5 * found.length / greatest(mean_length, 1)) desc,
      found.number
    limit most;
end $$;

-- Articles that have all of these terms, the newest first.
create function knowledge.search_with_all(
  in_project uuid, in_audience text, in_language text, all_terms text[], most integer)
returns table (number integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
set enable_seqscan = off as $$
#variable_conflict use_column
declare
  ids integer[];
begin
  if not platform.sees_everything() and in_project <> all (platform.scope()) then
    raise insufficient_privilege using message = 'The project is out of scope.';
  end if;
  select array_agg(t.id) into ids from knowledge.search_term t
  where t.project_id = in_project and t.audience = in_audience and t.language = in_language
    and t.term = any (all_terms);
  if ids is null or cardinality(ids) < cardinality(all_terms) then return; end if;
  return query
    select d.number from knowledge.search_document d
    where d.terms @> ids and d.project_id = in_project
      and d.audience = in_audience and d.language = in_language
    order by d.number desc
    limit most;
end $$;

do $$ begin
  execute format(
    'revoke execute on function knowledge.search_candidates, knowledge.search_with_all '
    'from public; '
    'grant execute on function knowledge.search_candidates, knowledge.search_with_all to %I',
    current_setting('heed.app_role'));
end $$;
