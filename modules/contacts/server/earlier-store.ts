import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Channel, WrapUp } from '../contract.ts';
import type { InProject } from './store.ts';

/** What a customer said in a contact that was answered and is over. */
export interface SaidRow {
  readonly contactId: Id;
  readonly language: Language;
  readonly subject: string;
  readonly closedAt: Instant;
  readonly words: string;
}

/** Notes that a contact's words are to be laid into the search. */
export async function insertUnindexed(ctx: Context, { projectId, id }: InProject): Promise<void> {
  await sql`insert into contacts.unindexed values (${projectId}, ${id})
    on conflict do nothing`.execute(ctx.tx);
}

/** Takes some contacts whose words are to be laid into the search, or out of it. */
export async function takeUnindexed(
  ctx: Context,
  { projectId, most }: { projectId: Id; most: number },
): Promise<Id[]> {
  const { rows } = await sql<{ contactId: Id }>`
    delete from contacts.unindexed where project_id = ${projectId} and contact_id in (
      select contact_id from contacts.unindexed where project_id = ${projectId}
      limit ${most} for update skip locked)
    returning contact_id`.execute(ctx.tx);
  return rows.map(({ contactId }) => contactId);
}

/** What was said in those of the contacts that were answered since an instant, cut at so many
 *  characters. */
export async function readSaid(
  ctx: Context,
  given: { projectId: Id; ids: readonly Id[]; since: Instant; maximumLength: number },
): Promise<SaidRow[]> {
  const { projectId, ids, since, maximumLength } = given;
  const { rows } = await sql<SaidRow>`
    select o.id as contact_id, c.language, c.subject, o.closed_at, said.words
    from contacts.contact o
    join contacts.conversation c on c.project_id = o.project_id and c.id = o.conversation_id
    cross join lateral (
      select left(string_agg(m.body, ' ' order by m.created_at), ${maximumLength}) as words
      from contacts.message m
      where m.project_id = o.project_id and m.conversation_id = c.id and m.contact_id = o.id
        and m.author_kind = 'customer') said
    where o.project_id = ${projectId} and o.id = any (${ids}::uuid[])
      and o.outcome = 'answered' and o.closed_at >= ${since} and said.words <> ''`.execute(ctx.tx);
  return rows;
}

/** The contacts of a customer that were answered since an instant, the newest first. */
export async function readContactIdsOf(
  ctx: Context,
  given: { projectId: Id; customerId: Id; since: Instant; most: number },
): Promise<Id[]> {
  const { projectId, customerId, since, most } = given;
  const { rows } = await sql<{ id: Id }>`
    select id from contacts.contact
    where project_id = ${projectId} and customer_id = ${customerId} and closed_at >= ${since}
      and outcome = 'answered'
    order by closed_at desc limit ${most}`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** An earlier contact as it is listed. */
export interface EarlierRow extends Pick<WrapUp, 'reasonId' | 'resolution'> {
  readonly contactId: Id;
  readonly conversationId: Id;
  readonly customerId: Id;
  readonly channel: Channel;
  readonly closedAt: Instant;
  /** The agent's last words that say something: of sixty bytes or more, else his last. */
  readonly answer: string;
}

/** Contacts with how they were answered, cut at so many characters. */
export async function readEarlier(
  ctx: Context,
  given: { projectId: Id; ids: readonly Id[]; maximumLength: number },
): Promise<EarlierRow[]> {
  const { projectId, ids, maximumLength } = given;
  const { rows } = await sql<EarlierRow>`
    select o.id as contact_id, o.conversation_id, o.customer_id, o.channel, o.closed_at,
      o.reason_id, o.resolution, coalesce(left(said.body, ${maximumLength}), '') as answer
    from contacts.contact o
    left join lateral (
      select m.body from contacts.message m
      where m.project_id = o.project_id and m.conversation_id = o.conversation_id
        and m.contact_id = o.id and m.author_kind = 'agent' and m.kind = 'message'
      order by octet_length(m.body) >= 60 desc, m.created_at desc limit 1) said on true
    where o.project_id = ${projectId} and o.id = any (${ids}::uuid[])`.execute(ctx.tx);
  return rows;
}
