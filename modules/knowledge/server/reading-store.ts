import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Following, NewsItem, Receipt } from '../contract.ts';

type Tables = {
  'knowledge.reading': {
    projectId: Id;
    articleId: Id;
    number: number;
    personId: Id;
    readAt: Instant;
  };
  'knowledge.following': { projectId: Id; personId: Id } & Following;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const maximumNews = 100;
const maximumFollowed = 1_000;

/** What was published since a moment, newest first; what this person must still read, as an agent,
 *  first of all, however old it is. A small correction is no news. The number that is confirmed is
 *  that of the original's last version of new sense. */
export async function readNews(
  ctx: Context,
  given: { projectId: Id; personId: Id; isAgent: boolean; since: Instant },
): Promise<NewsItem[]> {
  const { projectId, personId, isAgent, since } = given;
  const { rows } = await sql<NewsItem>`
    select a.id as article_id, o.major_number as number, v.title, v.language, v.note,
      v.published_at, v.number > 1 as is_change, r.read_at,
      ${isAgent} and a.must_be_read and r.read_at is null as is_wanted
    from knowledge.article a
    join knowledge.text o on o.project_id = a.project_id and o.article_id = a.id
      and o.language = a.original_language
    join knowledge.version v on v.project_id = a.project_id and v.article_id = a.id
      and v.language = o.language and v.number = o.major_number
    left join knowledge.reading r on r.project_id = a.project_id and r.article_id = a.id
      and r.number = o.major_number and r.person_id = ${personId}
    where a.project_id = ${projectId} and a.kind = 'article' and not a.is_archived
      and (v.published_at > ${since} or (${isAgent} and a.must_be_read and r.read_at is null))
    order by is_wanted desc, v.published_at desc, a.id
    limit ${maximumNews}`.execute(ctx.tx);
  return rows;
}

/** Keeps that somebody has read a version; the first time stands. */
export async function insertReading(ctx: Context, row: Tables['knowledge.reading']): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.reading')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who has read a version, and when. */
export async function readReceipts(
  ctx: Context,
  which: { projectId: Id; articleId: Id; number: number },
): Promise<Receipt[]> {
  const rows = await tables(ctx)
    .selectFrom('knowledge.reading')
    .select(['personId', 'readAt'])
    .where('projectId', '=', which.projectId)
    .where('articleId', '=', which.articleId)
    .where('number', '=', which.number)
    .execute();
  return rows;
}

/** Begins to follow, or ceases to. */
export async function setFollowing(
  ctx: Context,
  { isOn, ...row }: Tables['knowledge.following'] & { isOn: boolean },
): Promise<void> {
  if (isOn) {
    await tables(ctx)
      .insertInto('knowledge.following')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await tables(ctx)
    .deleteFrom('knowledge.following')
    .where('projectId', '=', row.projectId)
    .where('personId', '=', row.personId)
    .where('kind', '=', row.kind)
    .where('subjectId', '=', row.subjectId)
    .execute();
}

/** What somebody follows in a project. */
export async function readFollowing(
  ctx: Context,
  { projectId, personId }: { projectId: Id; personId: Id },
): Promise<Following[]> {
  return tables(ctx)
    .selectFrom('knowledge.following')
    .select(['kind', 'subjectId'])
    .where('projectId', '=', projectId)
    .where('personId', '=', personId)
    .limit(maximumFollowed)
    .execute();
}

/** Who follows an article: itself, the category it stands in, or everything. */
export async function readFollowers(
  ctx: Context,
  { projectId, articleId }: { projectId: Id; articleId: Id },
): Promise<Id[]> {
  const { rows } = await sql<{ personId: Id }>`
    select distinct f.person_id
    from knowledge.following f
    join knowledge.article a on a.project_id = f.project_id and a.id = ${articleId}
    where f.project_id = ${projectId} and (
      (f.kind = 'article' and f.subject_id = a.id)
      or (f.kind = 'category' and f.subject_id = a.category_id)
      or (f.kind = 'project' and f.subject_id = a.project_id))
    limit ${maximumFollowed}`.execute(ctx.tx);
  return rows.map(({ personId }) => personId);
}
