import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Hold, OneFile } from '#platform/files/sweep.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Draft, Version, VersionHead } from '../contract.ts';
import type { Body } from '../core/body/node.ts';

/** An article in one language. */
export interface OneText {
  readonly projectId: Id;
  readonly articleId: Id;
  readonly language: Language;
}

/** How far an article is in one language. */
export interface TextRow extends OneText {
  readonly title: string;
  readonly liveNumber: number | null;
  readonly publishedAt: Instant | null;
  /** The last version that changed the sense: what translations are measured by. */
  readonly majorNumber: number | null;
  /** The original's version that the live one says; null for originals. */
  readonly originalNumber: number | null;
}

/** A draft with what only its publication needs. */
export interface DraftRow extends Draft {
  readonly id: Id;
  readonly isMinor: boolean;
}

type Stored<Row extends { body: Body }> = Omit<Row, 'body'> & { body: JSONColumnType<Body> };

type Tables = {
  'knowledge.text': TextRow;
  'knowledge.draft': Stored<DraftRow>;
  'knowledge.version': Stored<Version>;
  'knowledge.link': OneText & { address: string; toArticleId: Id | null };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const maximumVersions = 200;

/** Finds or begins an article in a language, and holds it against other writers until the
 *  transaction ends. */
export async function holdText(ctx: Context, which: OneText): Promise<TextRow> {
  const blank = { title: '', liveNumber: null, publishedAt: null };
  await tables(ctx)
    .insertInto('knowledge.text')
    .values({ ...which, ...blank, majorNumber: null, originalNumber: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tables(ctx)
    .selectFrom('knowledge.text')
    .selectAll()
    .where(isText(which))
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** How far an article is in a language, if it was begun. */
export async function findText(ctx: Context, which: OneText): Promise<TextRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.text')
    .selectAll()
    .where(isText(which))
    .executeTakeFirst();
}

/** Changes how far an article is in a language. */
export async function updateText(ctx: Context, row: TextRow): Promise<void> {
  await tables(ctx).updateTable('knowledge.text').set(row).where(isText(row)).execute();
}

/** Forgets a language in which nothing was published and nothing is written any more. */
export async function removeEmptyText(ctx: Context, which: OneText): Promise<void> {
  await tables(ctx)
    .deleteFrom('knowledge.text')
    .where(isText(which))
    .where('liveNumber', 'is', null)
    .execute();
}

/** What is being written in a language. */
export async function findDraft(ctx: Context, which: OneText): Promise<DraftRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.draft')
    .selectAll()
    .where(isText(which))
    .executeTakeFirst();
}

/** The draft of this id: what a timer names it by. */
export async function findDraftById(ctx: Context, id: Id): Promise<DraftRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.draft')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Keeps what is being written. */
export async function upsertDraft(ctx: Context, { body, ...row }: DraftRow): Promise<void> {
  const stored = { ...row, body: JSON.stringify(body) };
  await tables(ctx)
    .insertInto('knowledge.draft')
    .values(stored)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'articleId', 'language']).doUpdateSet(stored),
    )
    .execute();
}

/** Throws a draft away. */
export async function deleteDraft(ctx: Context, which: OneText): Promise<void> {
  await tables(ctx).deleteFrom('knowledge.draft').where(isText(which)).execute();
}

/** Keeps a version for good. */
export async function insertVersion(ctx: Context, { body, ...row }: Version): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.version')
    .values({ ...row, body: JSON.stringify(body) })
    .execute();
}

/** One version. */
export async function findVersion(
  ctx: Context,
  { number, ...which }: OneText & { number: number },
): Promise<Version | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.version')
    .selectAll()
    .where(isText(which))
    .where('number', '=', number)
    .executeTakeFirst();
}

/** What was published, newest first, without the texts. */
export async function readVersions(ctx: Context, which: OneText): Promise<VersionHead[]> {
  return tables(ctx)
    .selectFrom('knowledge.version')
    .select(['projectId', 'articleId', 'language', 'number', 'title', 'note'])
    .select(['publishedAt', 'publishedBy', 'originalNumber'])
    .where(isText(which))
    .orderBy('number', 'desc')
    .limit(maximumVersions)
    .execute();
}

/** Keeps where the links of a live text lead. */
export async function replaceLinks(
  ctx: Context,
  which: OneText,
  links: readonly { address: string; toArticleId: Id | null }[],
): Promise<void> {
  await tables(ctx).deleteFrom('knowledge.link').where(isText(which)).execute();
  if (links.length === 0) return;
  await tables(ctx)
    .insertInto('knowledge.link')
    .values(links.map((link) => ({ ...which, ...link })))
    .execute();
}

/** Which of these articles nobody can read: unknown, archived, or live in no language. */
export async function unreadableOf(
  ctx: Context,
  projectId: Id,
  articleIds: readonly Id[],
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select wanted.id from unnest(${articleIds}::uuid[]) as wanted (id)
    where not exists (
      select from knowledge.article a
      join knowledge.text t on t.project_id = a.project_id and t.article_id = a.id
      where a.project_id = ${projectId} and a.id = wanted.id
        and not a.is_archived and t.live_number is not null)`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** Whether a text shows a file: a version does for good, a draft until it is thrown away. */
export async function holdsArticleFile(
  ctx: Context,
  { projectId, fileId }: OneFile,
): Promise<Hold> {
  const shows = sql`project_id = ${projectId} and strpos(body::text, ${fileId}) > 0`;
  const { rows } = await sql<{ isPublished: boolean; isDrafted: boolean }>`select
    exists (select from knowledge.version where ${shows}) as is_published,
    exists (select from knowledge.draft where ${shows}) as is_drafted`.execute(ctx.tx);
  if (rows[0]?.isPublished) return 'for-good';
  return rows[0]?.isDrafted ? 'for-a-while' : 'none';
}

function isText({ projectId, articleId, language }: OneText) {
  return sql<boolean>`project_id = ${projectId} and article_id = ${articleId}
    and language = ${language}`;
}
