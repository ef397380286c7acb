import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { CollectionFigures } from '../../core/search/collection-index.ts';
import { lengthCount } from '../../core/search/profile.ts';
import type { Collection } from '../../core/search/search-document.ts';
import { fields } from '../../core/search/weights.ts';

/** A collection as its row tells it. */
export interface CollectionRow extends CollectionFigures {
  readonly revision: number;
  /** Who holds an older revision in memory reads all anew. */
  readonly forgotAtRevision: number;
}

/** A collection as a search needs it. */
export interface SearchedCollection extends CollectionRow {
  /** The project's synonyms in the language, as JSON. */
  readonly synonyms: string;
  /** This very transaction has changed it. */
  readonly isUncommitted: boolean;
}

/** Chooses the rows of one collection. */
export function ofCollection({ projectId, audience, language }: Collection) {
  return sql`project_id = ${projectId} and audience = ${audience} and language = ${language}`;
}

const zeros = (length: number) => Array.from({ length }, () => 0);

/** The collection, made if it is new. The caller holds the lock of the project's search. */
export async function openCollection(ctx: Context, collection: Collection): Promise<CollectionRow> {
  const { projectId, audience, language } = collection;
  await sql`
    insert into knowledge.search_collection (project_id, audience, language, filled, lengths)
    values (${projectId}, ${audience}, ${language}, ${zeros(fields.length)}::bigint[],
      ${zeros(lengthCount)}::bigint[])
    on conflict do nothing`.execute(ctx.tx);
  const { rows } = await sql<Packed<CollectionRow>>`
    select ${columns} from knowledge.search_collection
    where ${ofCollection(collection)}`.execute(ctx.tx);
  return unpacked(rows[0]);
}

/** Writes what has become of a collection. */
export async function updateCollection(
  ctx: Context,
  collection: Collection,
  row: CollectionRow,
): Promise<void> {
  await sql`
    update knowledge.search_collection set revision = ${row.revision},
      forgot_at_revision = ${row.forgotAtRevision}, document_count = ${row.documentCount},
      filled = ${row.filled}::bigint[], lengths = ${row.lengths}::bigint[]
    where ${ofCollection(collection)}`.execute(ctx.tx);
}

/** The collections of one audience that have articles, by language. */
export async function readCollections(
  ctx: Context,
  asked: { projectId: Id; audience: string; languages: readonly Language[] },
): Promise<Map<Language, SearchedCollection>> {
  const { rows } = await sql<Packed<SearchedCollection> & { language: Language }>`
    select ${columns}, language,
      coalesce(c.xmin = pg_current_xact_id_if_assigned()::xid, false) as is_uncommitted,
      (select coalesce(json_agg(json_build_object('words', s.words, 'isOneWay', s.is_one_way)
          order by s.id), '[]')::text
        from knowledge.synonym s
        where s.project_id = c.project_id and s.language = c.language) as synonyms
    from knowledge.search_collection c
    where project_id = ${asked.projectId} and audience = ${asked.audience}
      and language = any (${asked.languages}) and document_count > 0`.execute(ctx.tx);
  return new Map(
    rows.map(({ language, synonyms, isUncommitted, ...row }) => [
      language,
      { ...unpacked(row), synonyms, isUncommitted },
    ]),
  );
}

/** As arrays of bigint arrive. */
type Packed<Row extends CollectionRow> = Omit<Row, 'filled' | 'lengths'> & {
  filled: string;
  lengths: string;
};

const columns = sql`revision, forgot_at_revision, document_count,
  array_to_string(filled, ',') as filled, array_to_string(lengths, ',') as lengths`;

function unpacked(row: Packed<CollectionRow> | undefined): CollectionRow {
  if (!row) throw new Error('A collection that was opened has no row.');
  const numbers = (text: string) => text.split(',').map(Number);
  return { ...row, filled: numbers(row.filled), lengths: numbers(row.lengths) };
}
