import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { SimilarStatement } from '../contract.ts';

/** A message as evidence needs it. */
export interface Statement {
  readonly id: Id;
  readonly authorKind: 'customer' | 'agent' | 'system';
  readonly authorId: Id | null;
  readonly body: string;
}

/** Those of the messages that stand in the conversation of a contact. */
export async function readStatements(
  ctx: Context,
  { projectId, contactId, ids }: { projectId: Id; contactId: Id; ids: readonly Id[] },
): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select m.id, m.author_kind, m.author_id, m.body
    from contacts.message m
    join contacts.contact c on c.project_id = m.project_id
      and c.conversation_id = m.conversation_id
    where c.project_id = ${projectId} and c.id = ${contactId}
      and m.id = any (${ids}::uuid[])`.execute(ctx.tx);
  return rows;
}

/** What agents have written to customers since an instant, newest first, at most `limit`.
 *  reasonId: only in contacts for this reason; null: in all. */
export async function readAgentStatements(
  ctx: Context,
  wanted: {
    projectId: Id;
    reasonId: Id | null;
    exceptContactId: Id;
    since: Instant;
    limit: number;
  },
): Promise<Omit<SimilarStatement, 'likeness'>[]> {
  const { projectId, reasonId, exceptContactId, since, limit } = wanted;
  const { rows } = await sql<Omit<SimilarStatement, 'likeness'>>`
    select c.id as contact_id, m.conversation_id, v.customer_name, m.author_id as agent_id,
      m.id as message_id, m.body, m.created_at as at
    from contacts.contact c
    join contacts.message m on m.project_id = c.project_id
      and m.conversation_id = c.conversation_id and m.contact_id = c.id
    join contacts.conversation v on v.project_id = c.project_id and v.id = c.conversation_id
    where c.project_id = ${projectId} and c.closed_at >= ${since} and c.id <> ${exceptContactId}
      and (${reasonId}::uuid is null or c.reason_id = ${reasonId})
      and m.author_kind = 'agent' and m.kind = 'message'
    order by c.closed_at desc, m.created_at desc
    limit ${limit}`.execute(ctx.tx);
  return rows;
}
