-- The same searches for candidates, which can only go by the index of terms. In a large collection
-- the planner read all its articles and compared each with every group of a longer question, a
-- second and more for 100,000. `(...) is true` cannot be asked of an index, and without scans in
-- the order of an index nothing else is left.
create or replace function knowledge.search_candidates(
  in_project uuid, in_audience text, in_language text,
  groups text[], weights real[], mean_length real,
  only_category uuid, only_tag text, only_product text,
  only_since timestamptz, only_ids uuid[], most integer)
returns table (number integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
set enable_seqscan = off set enable_indexscan = off
set max_parallel_workers_per_gather = 0 set jit = off as $$
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
      where d.terms && asked.terms::integer[]
        and (d.project_id = in_project and d.audience = in_audience
          and d.language = in_language) is true
        and (only_category is null or d.category_id = only_category)
        and (only_tag is null or only_tag = any (d.tags))
        and (only_product is null or only_product = any (d.products))
        and (only_since is null or d.published_at >= only_since)
        and (only_ids is null or (d.document_id = any (only_ids)) is true)
    ) as found
    group by found.number, found.length
    order by sum(asked.weight) / (1 + 0.5 * found.length / greatest(mean_length, 1)) desc,
      found.number
    limit most;
end $$;

create or replace function knowledge.search_with_all(
  in_project uuid, in_audience text, in_language text, all_terms text[], most integer)
returns table (number integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
set enable_seqscan = off set enable_indexscan = off
set max_parallel_workers_per_gather = 0 set jit = off as $$
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
    where d.terms @> ids
      and (d.project_id = in_project and d.audience = in_audience
        and d.language = in_language) is true
    order by d.number desc
    limit most;
end $$;
