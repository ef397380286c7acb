import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { BrokenLink } from '../../contract.ts';
import type { InProject } from '../article-store.ts';

const maximumListed = 500;
const maximumLeading = 50;

/** What an address outside answered. */
export interface AddressAnswer {
  readonly status: number | null;
  /** Why it leads nowhere, for people; null when it does lead somewhere. */
  readonly problem: string | null;
}

/** Links of live articles to articles that nobody can read, and to addresses that did not answer
 *  twice in a row. */
export async function readBrokenLinks(ctx: Context, projectId: Id): Promise<BrokenLink[]> {
  const { rows } = await sql<BrokenLink>`
    select l.article_id, l.language, t.title, l.address,
      case when l.to_article_id is null then 'failing'
        when target.is_archived then 'archived' else 'missing' end as fault,
      c.status, c.problem, c.failing_since as since
    from knowledge.link l
    join knowledge.article a on a.project_id = l.project_id and a.id = l.article_id
    join knowledge.text t on t.project_id = l.project_id and t.article_id = l.article_id
      and t.language = l.language
    left join knowledge.article target
      on target.project_id = l.project_id and target.id = l.to_article_id
    left join knowledge.address_check c
      on c.project_id = l.project_id and c.address = l.address and l.to_article_id is null
    where l.project_id = ${projectId} and not a.is_archived and t.live_number is not null
      and case when l.to_article_id is null then c.failing_since < c.checked_at
        else coalesce(target.is_archived, true) or not exists (
          select from knowledge.text live where live.project_id = l.project_id
            and live.article_id = l.to_article_id and live.live_number is not null) end
    order by t.title, l.article_id, l.language, l.address limit ${maximumListed}`.execute(ctx.tx);
  return rows;
}

/** The articles whose live texts lead to one, the first made first. */
export async function readLinkedFrom(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<{ articleId: Id }[]> {
  const { rows } = await sql<{ articleId: Id }>`
    select distinct l.article_id
    from knowledge.link l
    join knowledge.article a on a.project_id = l.project_id and a.id = l.article_id
    where l.project_id = ${projectId} and l.to_article_id = ${id} and a.id <> ${id}
      and not a.is_archived
    order by l.article_id limit ${maximumLeading}`.execute(ctx.tx);
  return rows;
}

/** Addresses outside that live articles name and that were not asked since a moment, the longest
 *  unasked first. */
export async function addressesToCheck(
  ctx: Context,
  { since, limit }: { since: Instant; limit: number },
): Promise<{ projectId: Id; address: string }[]> {
  const { rows } = await sql<{ projectId: Id; address: string }>`
    select distinct l.project_id, l.address, c.checked_at
    from knowledge.link l
    join knowledge.article a on a.project_id = l.project_id and a.id = l.article_id
    left join knowledge.address_check c on c.project_id = l.project_id and c.address = l.address
    where l.to_article_id is null and not a.is_archived and l.address ~* '^https?://'
      and (c.checked_at is null or c.checked_at < ${since})
    order by c.checked_at nulls first, l.project_id, l.address limit ${limit}`.execute(ctx.tx);
  return rows.map(({ projectId, address }) => ({ projectId, address }));
}

/** Keeps what an address answered, and since when it fails. */
export async function noteAnswer(
  ctx: Context,
  { projectId, address }: { projectId: Id; address: string },
  { status, problem }: AddressAnswer,
): Promise<void> {
  const failingSince = problem === null ? null : ctx.now;
  await sql`
    insert into knowledge.address_check as kept
      (project_id, address, checked_at, status, problem, failing_since)
    values (${projectId}, ${address}, ${ctx.now}, ${status}, ${problem}, ${failingSince})
    on conflict (project_id, address) do update set checked_at = excluded.checked_at,
      status = excluded.status, problem = excluded.problem,
      failing_since = case when excluded.problem is null then null
        else coalesce(kept.failing_since, excluded.failing_since) end`.execute(ctx.tx);
}

/** Forgets answers that nobody asked for lately: no live article names the address any more. */
export async function forgetAnswers(ctx: Context, before: Instant): Promise<void> {
  await sql`delete from knowledge.address_check where checked_at < ${before}`.execute(ctx.tx);
}
