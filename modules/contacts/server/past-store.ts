import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Contact } from '../contract.ts';

const tables = (ctx: Context) => ctx.tx.$extendTables<{ 'contacts.contact': Contact }>();

/** A contact that customers began, as far as its course goes. */
export type PastContact = Pick<Contact, 'id' | 'channel' | 'openedAt' | 'closedAt' | 'outcome'> & {
  /** Of its conversation. */
  readonly language: string;
};

/** The local days on which customers began contacts before an instant, the latest first. */
export async function readDaysWithContacts(
  ctx: Context,
  { projectId, timeZone, before, limit }: DaysWanted,
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct to_char(opened_at at time zone ${timeZone}, 'YYYY-MM-DD') as day
    from contacts.contact
    where project_id = ${projectId} and direction = 'inbound' and opened_at < ${before}
    order by 1 desc limit ${limit}`.execute(ctx.tx);
  return rows.map(({ day }) => day);
}

export interface DaysWanted {
  readonly projectId: Id;
  readonly timeZone: string;
  readonly before: Instant;
  readonly limit: number;
}

/** The next contacts, in the order of their ids, that customers began and that were open at some
 *  moment of a time. */
export async function readPast(
  ctx: Context,
  which: { projectId: Id; from: Instant; to: Instant; afterId: Id | null; limit: number },
): Promise<PastContact[]> {
  const { projectId, from, to, afterId, limit } = which;
  const { rows } = await sql<PastContact>`
    select contact.id, contact.channel, contact.opened_at, contact.closed_at, contact.outcome,
      conversation.language
    from contacts.contact
    join contacts.conversation on conversation.project_id = contact.project_id
      and conversation.id = contact.conversation_id
    where contact.project_id = ${projectId} and contact.direction = 'inbound'
      and contact.opened_at < ${to} and (contact.closed_at is null or contact.closed_at > ${from})
      and (${afterId}::uuid is null or contact.id > ${afterId})
    order by contact.id limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** What became of a contact that is over. */
export interface Aftermath {
  readonly id: Id;
  readonly reasonId: Id | null;
  readonly closedAt: Instant;
  /** When its customer first came again with another matter; null: not yet. */
  readonly returnedAt: Instant | null;
}

/** What became of the contacts with these ids that are over. */
export async function readAftermaths(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<Aftermath[]> {
  const { rows } = await sql<Aftermath>`
    select contact.id, contact.reason_id, contact.closed_at, later.returned_at
    from contacts.contact
    left join lateral (
      select min(opened_at) as returned_at from contacts.contact as other
      where other.project_id = contact.project_id and other.customer_id = contact.customer_id
        and other.direction = 'inbound' and other.repeat_of_id is null
        and other.opened_at > contact.closed_at
    ) as later on true
    where contact.project_id = ${projectId} and contact.id = any(${ids})
      and contact.closed_at is not null`.execute(ctx.tx);
  return rows;
}

/** The last closed contact of the customer for the same reason since an instant. */
export async function findEarlierContact(
  ctx: Context,
  { contact, reasonId, since }: { contact: Contact; reasonId: Id; since: Instant },
): Promise<Id | null> {
  const row = await tables(ctx)
    .selectFrom('contacts.contact')
    .select('id')
    .where('projectId', '=', contact.projectId)
    .where('customerId', '=', contact.customerId)
    .where('reasonId', '=', reasonId)
    .where('id', '<>', contact.id)
    .where('closedAt', '>=', since)
    .orderBy('closedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The agent whom a customer met last since an instant, and when that contact closed. */
export async function findLastMeeting(
  ctx: Context,
  { projectId, customerId, since }: { projectId: Id; customerId: Id; since: Instant },
): Promise<{ agentId: Id; closedAt: Instant } | null> {
  const row = await tables(ctx)
    .selectFrom('contacts.contact')
    .select(['agentId', 'closedAt'])
    .where('projectId', '=', projectId)
    .where('customerId', '=', customerId)
    .where('closedAt', '>=', since)
    .where('outcome', '=', 'answered')
    .orderBy('closedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agentId && row.closedAt ? { agentId: row.agentId, closedAt: row.closedAt } : null;
}
