import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { ReasonModel } from '../core/suggest.ts';
import type { InProject } from './store.ts';

/** What the customer wrote in a contact, oldest first, cut at so many characters. */
export async function readCustomersWords(
  ctx: Context,
  { projectId, id }: InProject,
  maximumLength: number,
): Promise<string> {
  const { rows } = await sql<{ words: string | null }>`
    select left(string_agg(m.body, ' ' order by m.created_at), ${maximumLength}) as words
    from contacts.message m
    where m.project_id = ${projectId} and m.contact_id = ${id} and m.author_kind = 'customer'
      and m.conversation_id = (select conversation_id from contacts.contact
                               where project_id = ${projectId} and id = ${id})`.execute(ctx.tx);
  return rows[0]?.words ?? '';
}

/** Counts the terms of one more contact that was coded with a reason. */
export async function addToModel(
  ctx: Context,
  { projectId, reasonId, terms }: { projectId: Id; reasonId: Id; terms: readonly string[] },
): Promise<void> {
  const inOrder = [...terms].sort();
  await sql`
    insert into contacts.reason_term (project_id, term, reason_id, contacts)
    select ${projectId}, term, ${reasonId}, 1 from unnest(${inOrder}::text[]) as term
    on conflict (project_id, term, reason_id)
      do update set contacts = contacts.reason_term.contacts + 1`.execute(ctx.tx);
  await sql`
    insert into contacts.reason_count (project_id, reason_id, examples, terms)
    values (${projectId}, ${reasonId}, 1, ${terms.length})
    on conflict (project_id, reason_id) do update set
      examples = contacts.reason_count.examples + 1,
      terms = contacts.reason_count.terms + excluded.terms`.execute(ctx.tx);
}

/** The part of the project's model that speaks of these terms. Different terms are counted by
 *  those in question: more would cost a scan and only sharpens the smoothing. */
export async function readModel(
  ctx: Context,
  projectId: Id,
  terms: readonly string[],
): Promise<ReasonModel> {
  const counts = await sql<{ reasonId: Id; examples: number; terms: number }>`
    select c.reason_id, c.examples, c.terms from contacts.reason_count c
    join contacts.reason r on r.project_id = c.project_id and r.id = c.reason_id
    where c.project_id = ${projectId} and not r.is_archived`.execute(ctx.tx);
  const found = await sql<{ term: string; reasonId: Id; contacts: number }>`
    select term, reason_id, contacts from contacts.reason_term
    where project_id = ${projectId} and term = any (${[...terms]}::text[])`.execute(ctx.tx);
  const byTerm: Record<string, Record<Id, number>> = {};
  for (const { term, reasonId, contacts } of found.rows) {
    byTerm[term] = { ...byTerm[term], [reasonId]: contacts };
  }
  return {
    reasons: Object.fromEntries(counts.rows.map(({ reasonId, ...count }) => [reasonId, count])),
    terms: byTerm,
    vocabulary: Math.max(1, ...counts.rows.map((count) => count.terms)),
  };
}

/** What somebody explained to a customer. */
export interface Explanation {
  readonly conversationId: Id;
  readonly language: Language;
  readonly agentId: Id;
  /** The customer's words before it. */
  readonly question: string;
  readonly answer: string;
}

/** The longest message of an agent in a contact, and the customer's last words before it; none when
 *  nobody wrote, or nobody had asked. */
export async function readExplanation(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Explanation | undefined> {
  const { rows } = await sql<Explanation>`
    select c.id as conversation_id, c.language, a.author_id as agent_id, a.body as answer,
      q.body as question
    from contacts.contact o
    join contacts.conversation c on c.project_id = o.project_id and c.id = o.conversation_id
    cross join lateral (
      select author_id, body, created_at, id from contacts.message m
      where m.project_id = o.project_id and m.conversation_id = c.id and m.contact_id = o.id
        and m.author_kind = 'agent' and m.kind = 'message'
      order by length(body) desc, created_at limit 1) a
    cross join lateral (
      select body from contacts.message m
      where m.project_id = o.project_id and m.conversation_id = c.id and m.contact_id = o.id
        and m.author_kind = 'customer' and (m.created_at, m.id) < (a.created_at, a.id)
      order by created_at desc, m.id desc limit 1) q
    where o.project_id = ${projectId} and o.id = ${id}`.execute(ctx.tx);
  return rows[0];
}
