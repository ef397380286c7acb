-- What customers said in contacts that are over is searched like articles, in collections of its
-- own.
alter table knowledge.search_collection drop constraint search_collection_audience_check,
  add constraint search_collection_audience_check
    check (audience in ('customer', 'agent', 'contact'));

-- The same search for candidates, which can be narrowed to some time and to some contacts.
drop function knowledge.search_candidates(
  uuid, text, text, text[], real[], real, uuid, text, text, integer);
create function knowledge.search_candidates(
  in_project uuid, in_audience text, in_language text,
  groups text[], weights real[], mean_length real,
  only_category uuid, only_tag text, only_product text,
  only_since timestamptz, only_ids uuid[], most integer)
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
        and (only_since is null or d.published_at >= only_since)
        and (only_ids is null or d.document_id = any (only_ids))
    ) as found
    group by found.number, found.length
    order by sum(asked.weight) / (1 + 0.5 * found.length / greatest(mean_length, 1)) desc,
      found.number
    limit most;
end $$;

do $$ begin
  execute format(
    'revoke execute on function knowledge.search_candidates from public; '
    'grant execute on function knowledge.search_candidates to %I',
    current_setting('heed.app_role'));
end $$;

-- What articles mean, as numbers, where a provider of embeddings is configured. text_hash: of what
-- was read, so that an article which only learned a wording is not read again.
create table knowledge.search_vector (
  project_id uuid not null,
  audience text not null,
  language text not null,
  document_id uuid not null,
  model text not null,
  revision bigint not null,
  text_hash text not null,
  -- Numbers of four bytes each, the lowest byte first.
  vector bytea not null,
  primary key (project_id, audience, language, document_id),
  foreign key (project_id, audience, language, document_id)
    references knowledge.search_document on delete cascade
);
alter table knowledge.search_vector alter column vector set storage external;
select platform.protect('knowledge.search_vector');

-- How much meaning counts beside words in a collection, chosen by what customers opened.
create table knowledge.search_weight (
  project_id uuid not null,
  audience text not null,
  language text not null,
  model text not null,
  weight real not null,
  -- The searches that it was chosen by.
  search_count integer not null,
  chosen_at timestamptz not null,
  primary key (project_id, audience, language),
  foreign key (project_id, audience, language) references knowledge.search_collection
);
select platform.protect('knowledge.search_weight');
