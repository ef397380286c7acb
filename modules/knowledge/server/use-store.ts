import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { ArticleUse, UseKind, UsePlace } from '../contract.ts';
import type { Uses } from '../core/trending.ts';
import type { OneText } from './text-store.ts';

/** In what words a customer asked for what an article answers. */
export interface WordingRow extends OneText {
  readonly id: Id;
  readonly words: string;
  readonly sourceId: Id;
  readonly confirmedBy: Id;
  readonly confirmedAt: Instant;
}

type Tables = { 'knowledge.wording': WordingRow };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Wordings that search reads with an article: the newest. */
const maximumWordings = 400;
const maximumArticles = 500;

/** Counts one use of an article on the day of today. */
export async function countUse(
  ctx: Context,
  { projectId, articleId, language }: OneText,
  { kind, place }: { kind: UseKind; place: UsePlace },
): Promise<void> {
  await sql`
    insert into knowledge.use_day (project_id, article_id, language, day, kind, place, count)
    values (${projectId}, ${articleId}, ${language}, ${ctx.now}::timestamptz::date, ${kind},
      ${place}, 1)
    on conflict (project_id, article_id, language, day, kind, place)
      do update set count = use_day.count + 1`.execute(ctx.tx);
}

/** What articles were used for since a day, most used first. */
export async function readUse(
  ctx: Context,
  { projectId, articleId = null, since }: { projectId: Id; articleId?: Id | null; since: Instant },
): Promise<ArticleUse[]> {
  const { rows } = await sql<ArticleUse>`
    select article_id,
      coalesce(sum(count) filter (where kind = 'opened'), 0)::int as opened,
      coalesce(sum(count) filter (where kind in ('inserted', 'linked')), 0)::int as sent,
      coalesce(sum(count) filter (where kind = 'answered'), 0)::int as answered,
      coalesce(sum(count) filter (where kind = 'wrong'), 0)::int as wrong,
      coalesce(sum(count) filter (where kind = 'helped'), 0)::int as helped,
      coalesce(sum(count) filter (where kind = 'not-helped'), 0)::int as not_helped
    from knowledge.use_day
    where project_id = ${projectId} and day >= ${since}::timestamptz::date
      and (${articleId}::uuid is null or article_id = ${articleId})
    group by article_id
    order by sum(count) desc, article_id
    limit ${maximumArticles}`.execute(ctx.tx);
  return rows;
}

/** How often live articles were used in the last 7 days and in the 28 before, those that were used
 *  in the last 7. Opening counts, and answering by it; what was said of it does not. */
export async function readUsesByWeek(
  ctx: Context,
  { projectId }: { projectId: Id },
): Promise<(Uses & { articleId: Id; language: Language; title: string })[]> {
  const { rows } = await sql<Uses & { articleId: Id; language: Language; title: string }>`
    with day_of as (select ${ctx.now}::timestamptz::date as today),
    used as (
      select u.article_id,
        sum(u.count) filter (where u.day > today - 7)::int as recent,
        coalesce(sum(u.count) filter (where u.day <= today - 7), 0)::int as before,
        greatest(today - 6 - min(u.day), 0)::int as days_before
      from knowledge.use_day u, day_of
      where u.project_id = ${projectId} and u.day > today - 35
        and u.kind in ('opened', 'inserted', 'linked', 'answered')
      group by u.article_id, today
      having sum(u.count) filter (where u.day > today - 7) > 0)
    select used.article_id, t.language, t.title, used.recent, used.before, used.days_before
    from used
    join knowledge.article a on a.project_id = ${projectId} and a.id = used.article_id
    join knowledge.text t on t.project_id = a.project_id and t.article_id = a.id
      and t.language = a.original_language
    where not a.is_archived and t.live_number is not null
    order by used.recent desc, a.id
    limit ${maximumArticles}`.execute(ctx.tx);
  return rows;
}

/** Keeps a wording; a source tells of an article once, and its last words stand. */
export async function upsertWording(ctx: Context, row: WordingRow): Promise<void> {
  const { words, confirmedBy, confirmedAt } = row;
  await tables(ctx)
    .insertInto('knowledge.wording')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'articleId', 'language', 'sourceId'])
        .doUpdateSet({ words, confirmedBy, confirmedAt }),
    )
    .execute();
}

/** The newest wordings of an article in a language. */
export async function readWordings(ctx: Context, which: OneText): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('knowledge.wording')
    .select('words')
    .where('projectId', '=', which.projectId)
    .where('articleId', '=', which.articleId)
    .where('language', '=', which.language)
    .orderBy('confirmedAt', 'desc')
    .limit(maximumWordings)
    .execute();
  return rows.map(({ words }) => words);
}
