import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { Collection } from '../../core/search/search-document.ts';
import { ofCollection } from './collection-store.ts';

/** Terms on their way into memory, packed so that the thread that hands them on spends no time on
 *  them: one text each, separated by spaces. */
export interface PackedTerms {
  readonly terms: string;
  readonly ids: string;
  readonly documentCounts: string;
}

/** The ids of these terms; those that are new to the collection are added, with no article. The
 *  caller holds the lock of the project's search. */
export async function termIds(
  ctx: Context,
  collection: Collection,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const ids = await readTermIds(ctx, collection, terms);
  const fresh = terms.filter((term) => !ids.has(term)).sort();
  if (fresh.length === 0) return ids;
  const { projectId, audience, language } = collection;
  const { rows } = await sql<{ term: string; id: number }>`
    insert into knowledge.search_term
      (project_id, audience, language, term, document_count, revision)
    select ${projectId}, ${audience}, ${language}, term, 0, 0 from unnest(${fresh}::text[]) as term
    returning term, id`.execute(ctx.tx);
  for (const { term, id } of rows) ids.set(term, id);
  return ids;
}

async function readTermIds(
  ctx: Context,
  collection: Collection,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ term: string; id: number }>`
    select t.term, t.id from unnest(${terms}::text[]) as asked (term)
    join knowledge.search_term t on t.term = asked.term
    where ${ofCollection(collection)}`.execute(ctx.tx);
  return new Map(rows.map(({ term, id }) => [term, id]));
}

/** Adds to the counts of articles that have a term. */
export async function shiftCounts(
  ctx: Context,
  collection: Collection,
  change: { shifts: ReadonlyMap<number, number>; revision: number },
): Promise<void> {
  const shifts = [...change.shifts].filter(([, shift]) => shift !== 0).sort((a, b) => a[0] - b[0]);
  if (shifts.length === 0) return;
  await sql`
    update knowledge.search_term t
    set document_count = t.document_count + shifted.shift, revision = ${change.revision}
    from unnest(${shifts.map(([id]) => id)}::integer[],
      ${shifts.map(([, shift]) => shift)}::integer[]) as shifted (id, shift)
    where ${ofCollection(collection)} and t.id = shifted.id`.execute(ctx.tx);
}

/** Forgets the whole vocabulary of a collection. */
export async function deleteTerms(ctx: Context, collection: Collection): Promise<void> {
  await sql`delete from knowledge.search_term where ${ofCollection(collection)}`.execute(ctx.tx);
}

/** Forgets the terms that a change has left without an article; says whether there were any. */
export async function deleteUnused(
  ctx: Context,
  collection: Collection,
  revision: number,
): Promise<boolean> {
  const { rows } = await sql`
    delete from knowledge.search_term
    where ${ofCollection(collection)} and revision = ${revision} and document_count = 0
    returning id`.execute(ctx.tx);
  return rows.length > 0;
}

const termsPerPack = 5_000;

/** The terms whose counts changed after a revision, in packs. */
export async function readTerms(
  ctx: Context,
  collection: Collection,
  afterRevision: number,
): Promise<PackedTerms[]> {
  const { rows } = await sql<PackedTerms>`
    select string_agg(term, ' ' order by id) as terms, string_agg(id::text, ' ' order by id) as ids,
      string_agg(document_count::text, ' ' order by id) as document_counts
    from (select *, (row_number() over (order by id) - 1) / ${termsPerPack}::integer as pack
      from knowledge.search_term
      where ${ofCollection(collection)} and revision > ${afterRevision}) as packed
    group by pack order by pack`.execute(ctx.tx);
  return rows;
}
