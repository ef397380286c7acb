import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { storable } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { LoadedDocument } from '../../core/search/collection-index.ts';
import type { Collection, SearchDocument } from '../../core/search/search-document.ts';
import { ofCollection } from './collection-store.ts';

/** An article with what search derives from it. */
export interface IndexedDocument {
  readonly document: SearchDocument;
  readonly terms: readonly number[];
  /** All its words counted. */
  readonly length: number;
  readonly profile: Uint8Array;
}

/** The texts of an article. */
export type DocumentTexts = Pick<SearchDocument, 'id' | 'title' | 'headings' | 'body' | 'learned'>;

/** The profiles of those of the articles that the collection has. */
export async function readProfiles(
  ctx: Context,
  collection: Collection,
  ids: readonly Id[],
): Promise<Map<Id, Uint8Array>> {
  const { rows } = await sql<{ documentId: Id; profile: Uint8Array }>`
    select document_id, profile from knowledge.search_document
    where ${ofCollection(collection)} and document_id = any (${ids}::uuid[])
      and not is_removed`.execute(ctx.tx);
  return new Map(rows.map(({ documentId, profile }) => [documentId, profile]));
}

/** Writes articles, new ones or over the old. */
export async function writeDocuments(
  ctx: Context,
  collection: Collection,
  given: { documents: readonly IndexedDocument[]; revision: number },
): Promise<void> {
  const { projectId, audience, language } = collection;
  const rows = given.documents.map(({ document, terms, length, profile }) => ({
    ...document,
    title: storable(document.title),
    headings: storable(document.headings),
    body: storable(document.body),
    learned: storable(document.learned),
    tags: document.tags.map(storable),
    products: document.products.map(storable),
    terms,
    length,
    profile: Buffer.from(profile).toString('base64'),
  }));
  await sql`
    insert into knowledge.search_document (project_id, audience, language, document_id, revision,
      category_id, tags, products, published_at, helpfulness, length, terms, profile, title,
      headings, body, learned)
    select ${projectId}, ${audience}, ${language}, id, ${given.revision}, "categoryId", tags,
      products, "publishedAt", helpfulness, length, terms, decode(profile, 'base64'), title,
      headings, body, learned
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, "categoryId" uuid,
      tags text[], products text[], "publishedAt" timestamptz, helpfulness real, length integer,
      terms integer[], profile text, title text, headings text, body text, learned text)
    order by id
    on conflict (project_id, audience, language, document_id) do update set
      revision = excluded.revision, is_removed = false, category_id = excluded.category_id,
      tags = excluded.tags, products = excluded.products, published_at = excluded.published_at,
      helpfulness = excluded.helpfulness, length = excluded.length, terms = excluded.terms,
      profile = excluded.profile, title = excluded.title, headings = excluded.headings,
      body = excluded.body, learned = excluded.learned`.execute(ctx.tx);
}

/** Takes the content of articles away; the rows stay, to be heard of. */
export async function blankDocuments(
  ctx: Context,
  collection: Collection,
  { ids, revision }: { ids: readonly Id[]; revision: number },
): Promise<void> {
  await sql`
    update knowledge.search_document set is_removed = true, revision = ${revision},
      category_id = null, tags = '{}', products = '{}', helpfulness = null, length = 0,
      terms = '{}', profile = '', title = '', headings = '', body = '', learned = ''
    where ${ofCollection(collection)} and document_id = any (${ids}::uuid[])`.execute(ctx.tx);
}

/** Forgets the rows of articles that were removed. */
export async function deleteRemoved(ctx: Context, collection: Collection): Promise<void> {
  await sql`delete from knowledge.search_document
    where ${ofCollection(collection)} and is_removed`.execute(ctx.tx);
}

/** The collections of a project in which any of these is. */
export async function collectionsOf(
  ctx: Context,
  { projectId, documentIds }: { projectId: Id; documentIds: readonly Id[] },
): Promise<Collection[]> {
  const { rows } = await sql<Collection>`
    select distinct project_id, audience, language from knowledge.search_document
    where project_id = ${projectId} and document_id = any (${documentIds}::uuid[])
      and not is_removed
    order by audience, language`.execute(ctx.tx);
  return rows;
}

/** Those that were published, or over, before an instant. */
export async function readOlder(
  ctx: Context,
  collection: Collection,
  before: Instant,
): Promise<Id[]> {
  const { rows } = await sql<{ documentId: Id }>`
    select document_id from knowledge.search_document
    where ${ofCollection(collection)} and not is_removed and published_at < ${before}`.execute(
    ctx.tx,
  );
  return rows.map(({ documentId }) => documentId);
}

/** Some articles of a collection with their texts, in the order of their ids, after one. */
export async function readWhole(
  ctx: Context,
  collection: Collection,
  { after, most }: { after: Id | null; most: number },
): Promise<SearchDocument[]> {
  const { rows } = await sql<SearchDocument>`
    select project_id, audience, language, document_id as id, title, headings, body, learned,
      category_id, tags, products, published_at, helpfulness
    from knowledge.search_document
    where ${ofCollection(collection)} and not is_removed
      and (${after}::uuid is null or document_id > ${after})
    order by document_id limit ${most}`.execute(ctx.tx);
  return rows;
}

/** The texts of some articles of a collection. */
export async function readTexts(
  ctx: Context,
  collection: Collection,
  numbers: readonly number[],
): Promise<(DocumentTexts & { readonly number: number })[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<DocumentTexts & { number: number }>`
    select number, document_id as id, title, headings, body, learned from knowledge.search_document
    where number = any (${numbers}::integer[]) and ${ofCollection(collection)}`.execute(ctx.tx);
  return rows;
}

/** The titles and bodies of these articles. */
export async function readBodies(
  ctx: Context,
  collection: Collection,
  ids: readonly Id[],
): Promise<Pick<DocumentTexts, 'id' | 'title' | 'body'>[]> {
  const { rows } = await sql<Pick<DocumentTexts, 'id' | 'title' | 'body'>>`
    select document_id as id, title, body from knowledge.search_document
    where ${ofCollection(collection)} and document_id = any (${ids}::uuid[])`.execute(ctx.tx);
  return rows;
}

interface DocumentRow extends Omit<LoadedDocument, 'publishedAtMs'> {
  readonly publishedAt: Instant;
  readonly isRemoved: boolean;
}

/** An article that changed: its new state, or null when it was removed. */
export interface ChangedDocument {
  readonly number: number;
  readonly document: LoadedDocument | null;
}

/** Some of the articles that changed after a revision, by their numbers, after one. */
export function readChanged(
  ctx: Context,
  collection: Collection,
  { afterRevision, after, most }: { afterRevision: number; after: number; most: number },
): Promise<ChangedDocument[]> {
  return readLoaded(
    ctx,
    sql`${ofCollection(collection)} and revision > ${afterRevision}
    and number > ${after} order by number limit ${most}`,
  );
}

/** Some articles of a collection, for memory. */
export function readNumbered(
  ctx: Context,
  collection: Collection,
  numbers: readonly number[],
): Promise<ChangedDocument[]> {
  return readLoaded(ctx, sql`number = any (${numbers}::integer[]) and ${ofCollection(collection)}`);
}

/** The numbers of the articles that changed after a revision. */
export async function readChangedNumbers(
  ctx: Context,
  collection: Collection,
  afterRevision: number,
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from knowledge.search_document
    where ${ofCollection(collection)} and revision > ${afterRevision}`.execute(ctx.tx);
  return rows.map(({ number }) => number);
}

async function readLoaded(
  ctx: Context,
  condition: ReturnType<typeof ofCollection>,
): Promise<ChangedDocument[]> {
  const { rows } = await sql<DocumentRow>`
    select number, document_id as id, is_removed, profile, category_id, tags, products,
      published_at, helpfulness
    from knowledge.search_document where ${condition}`.execute(ctx.tx);
  return rows.map(({ isRemoved, publishedAt, ...row }) => ({
    number: row.number,
    document: isRemoved ? null : { ...row, publishedAtMs: Date.parse(publishedAt) },
  }));
}
