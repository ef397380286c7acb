import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { ArticleImport, Draft } from '../../contract.ts';
import type { ReadArticle } from '../../core/import/article-file.ts';
import type { ImportReason } from '../../core/import/import-reason.ts';
import type { Loss } from '../../core/import/loss.ts';
import type { InProject } from '../article-store.ts';
import type { OneText } from '../text-store.ts';

export interface ImportRow extends InProject {
  readonly fileId: Id;
  readonly fileName: string;
  readonly language: Language;
  readonly mustPublish: boolean;
  readonly may: string[];
  readonly state: ArticleImport['state'];
  readonly reason: ImportReason | null;
  readonly files: number | null;
  readonly filesRead: number;
  readonly createdAt: Instant;
  readonly createdBy: Id;
  readonly changedAt: Instant;
}

export interface ItemRow {
  readonly projectId: Id;
  readonly importId: Id;
  readonly number: number;
  readonly fileNumber: number;
  readonly file: string;
  readonly line: number | null;
  readonly title: string;
  readonly isTranslation: boolean;
  readonly article: ReadArticle | null;
  readonly state: 'waiting' | 'added' | 'changed' | 'unchanged' | 'failed';
  readonly reason: ImportReason | null;
  readonly losses: readonly Loss[];
  readonly articleId: Id | null;
}

/** By what a draft is known again. */
type ImportedDraft = OneText & Pick<Draft, 'revision' | 'changedAt'>;

type Tables = {
  'knowledge.import': ImportRow;
  'knowledge.import_item': Omit<ItemRow, 'article' | 'losses'> & {
    article: JSONColumnType<ReadArticle> | null;
    losses: JSONColumnType<Loss[]>;
  };
  'knowledge.article_key': { projectId: Id; key: string; articleId: Id };
  'knowledge.imported_draft': ImportedDraft;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const maximumListed = 20;

/** Keeps that a file is brought in. */
export async function insertImport(ctx: Context, row: ImportRow): Promise<void> {
  await tables(ctx).insertInto('knowledge.import').values(row).execute();
}

/** An import, held against other writers until the transaction ends. */
export async function lockImport(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ImportRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.import')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes how far an import is. */
export async function updateImport(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<Pick<ImportRow, 'state' | 'reason' | 'files' | 'filesRead'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.import')
    .set({ ...changes, changedAt: ctx.now })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Imports with what became of their texts, newest first; of one id, or the last 20. */
export async function readImports(
  ctx: Context,
  projectId: Id,
  id: Id | null = null,
): Promise<ArticleImport[]> {
  const { rows } = await sql<ArticleImport>`
    select i.project_id, i.id, i.file_name, i.language, i.must_publish, i.state, i.reason, i.files,
      i.files_read, i.created_at, i.created_by, counted.*
    from knowledge.import i
    cross join lateral (
      select count(*)::int as texts,
        count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'added')::int as added,
        count(*) filter (where state = 'changed')::int as changed,
        count(*) filter (where state = 'unchanged')::int as unchanged,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where losses <> '[]')::int as with_losses
      from knowledge.import_item where project_id = i.project_id and import_id = i.id) as counted
    where i.project_id = ${projectId} and (${id}::uuid is null or i.id = ${id}::uuid)
    order by i.created_at desc, i.id desc limit ${maximumListed}`.execute(ctx.tx);
  return rows;
}

/** Forgets the texts of files from a number on: they are read anew. */
export async function deleteItemsFrom(
  ctx: Context,
  { projectId, id }: InProject,
  fileNumber: number,
): Promise<void> {
  await tables(ctx)
    .deleteFrom('knowledge.import_item')
    .where('projectId', '=', projectId)
    .where('importId', '=', id)
    .where('fileNumber', '>=', fileNumber)
    .execute();
}

/** Keeps a text that was found, or why there is none. Its number is the next. */
export async function insertItem(ctx: Context, item: Omit<ItemRow, 'number'>): Promise<void> {
  const { article, losses, projectId, importId, ...rest } = item;
  const told = article && JSON.stringify(article);
  const { fileNumber, file, line, title, isTranslation, state, reason, articleId } = rest;
  await sql`insert into knowledge.import_item (project_id, import_id, number, file_number, file,
      line, title, is_translation, article, state, reason, losses, article_id)
    select ${projectId}, ${importId}, coalesce(max(number), 0) + 1, ${fileNumber}, ${file}, ${line},
      ${title}, ${isTranslation}, ${told}::jsonb, ${state}, ${reason},
      ${JSON.stringify(losses)}::jsonb, ${articleId}
    from knowledge.import_item
    where project_id = ${projectId} and import_id = ${importId}`.execute(ctx.tx);
}

/** The next text to be written: originals before their translations. */
export async function nextItem(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ItemRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.import_item')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('importId', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('isTranslation')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
}

/** Notes what became of a text; it is no longer kept here. */
export async function endItem(
  ctx: Context,
  { projectId, importId, number }: Pick<ItemRow, 'projectId' | 'importId' | 'number'>,
  { losses, ...end }: Pick<ItemRow, 'state' | 'reason' | 'losses' | 'articleId'>,
): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.import_item')
    .set({ ...end, losses: JSON.stringify(losses), article: null })
    .where('projectId', '=', projectId)
    .where('importId', '=', importId)
    .where('number', '=', number)
    .execute();
}

/** What became of texts, in the order of the file, after a number: only where there is something to
 *  tell. */
export async function readItems(
  ctx: Context,
  { projectId, id }: InProject,
  { after, limit }: { after: number; limit: number },
): Promise<Omit<ItemRow, 'article'>[]> {
  return tables(ctx)
    .selectFrom('knowledge.import_item')
    .select(['projectId', 'importId', 'number', 'fileNumber', 'file', 'line', 'title'])
    .select(['isTranslation', 'state', 'reason', 'losses', 'articleId'])
    .where('projectId', '=', projectId)
    .where('importId', '=', id)
    .where('number', '>', after)
    .where(sql<boolean>`(state = 'failed' or losses <> '[]')`)
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** The article that was brought in under a key. */
export async function findKey(
  ctx: Context,
  { projectId, key }: { projectId: Id; key: string },
): Promise<Id | undefined> {
  const row = await tables(ctx)
    .selectFrom('knowledge.article_key')
    .select('articleId')
    .where('projectId', '=', projectId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.articleId;
}

/** Keeps the key of an article. */
export async function insertKey(
  ctx: Context,
  row: { projectId: Id; key: string; articleId: Id },
): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.article_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The keys of articles, by their ids. */
export async function keysOf(
  ctx: Context,
  projectId: Id,
  articleIds: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  const rows = await tables(ctx)
    .selectFrom('knowledge.article_key')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('articleId', 'in', [...articleIds])
    .orderBy('key', 'desc')
    .execute();
  return new Map(rows.map(({ articleId, key }) => [articleId, key]));
}

/** Whether a draft is as an import left it. */
export async function isAsImported(ctx: Context, draft: ImportedDraft): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('knowledge.imported_draft')
    .selectAll()
    .where('projectId', '=', draft.projectId)
    .where('articleId', '=', draft.articleId)
    .where('language', '=', draft.language)
    .executeTakeFirst();
  return row?.revision === draft.revision && row.changedAt === draft.changedAt;
}

/** Keeps how an import left a draft. */
export async function noteImported(ctx: Context, draft: ImportedDraft): Promise<void> {
  const { projectId, articleId, language, revision, changedAt } = draft;
  const row = { projectId, articleId, language, revision, changedAt };
  await tables(ctx)
    .insertInto('knowledge.imported_draft')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'articleId', 'language']).doUpdateSet(row),
    )
    .execute();
}

/** Which of these ids are articles of the project. */
export async function knownArticles(
  ctx: Context,
  projectId: Id,
  ids: readonly Id[],
): Promise<ReadonlySet<Id>> {
  const { rows } = await sql<{ id: Id }>`select id from knowledge.article
    where project_id = ${projectId} and id = any (${ids}::uuid[])`.execute(ctx.tx);
  return new Set(rows.map(({ id }) => id));
}

/** Which of these ids are files of the project. */
export async function knownFiles(
  ctx: Context,
  projectId: Id,
  ids: readonly Id[],
): Promise<ReadonlySet<Id>> {
  const { rows } = await sql<{ id: Id }>`select id from platform.file
    where project_id = ${projectId} and id = any (${ids}::uuid[])`.execute(ctx.tx);
  return new Set(rows.map(({ id }) => id));
}
