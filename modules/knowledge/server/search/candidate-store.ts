import { sql } from 'kysely';
import { storable } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import type { Filter } from '../../core/search/collection-index.ts';
import type { CandidateGroup } from '../../core/search/query.ts';
import type { Collection } from '../../core/search/search-document.ts';

/** The articles of a large collection that may be the best: their numbers, best first. */
export async function findCandidates(
  ctx: Context,
  { projectId, audience, language }: Collection,
  wanted: {
    groups: readonly CandidateGroup[];
    filter: Filter;
    meanLength: number;
    most: number;
  },
): Promise<number[]> {
  const { groups, filter, meanLength, most } = wanted;
  if (groups.length === 0) return [];
  const { sinceMs } = filter;
  const since = sinceMs === undefined ? null : new Date(sinceMs).toISOString();
  const { rows } = await sql<{ number: number }>`
    select number from knowledge.search_candidates(${projectId}, ${audience}, ${language},
      ${groups.map(({ ids }) => `{${ids.join(',')}}`)}::text[],
      ${groups.map(({ weight }) => weight)}::real[], ${meanLength}::real,
      ${filter.categoryId ?? null}::uuid, ${asStored(filter.tag)}::text,
      ${asStored(filter.product)}::text, ${since}::timestamptz,
      ${filter.ids ? [...filter.ids] : null}::uuid[], ${most}::integer)`.execute(ctx.tx);
  return rows.map(({ number }) => number);
}

/** The articles that have all of these terms, the newest first. */
export async function findWithAll(
  ctx: Context,
  { projectId, audience, language }: Collection,
  { terms, most }: { terms: readonly string[]; most: number },
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from knowledge.search_with_all(${projectId}, ${audience}, ${language},
      ${terms}::text[], ${most}::integer)`.execute(ctx.tx);
  return rows.map(({ number }) => number);
}

function asStored(value: string | undefined): string | null {
  return value === undefined ? null : storable(value);
}
