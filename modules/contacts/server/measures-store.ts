import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';

/** What the course of a contact was like for its customer. */
export interface ContactMeasures {
  readonly contactId: Id;
  readonly reasonId: Id | null;
  /** From the customer's first word to the agent's; null before that. */
  readonly firstResponseMs: number | null;
  /** The longest time that the customer waited for an agent to write back; null: he never did. */
  readonly longestGapMs: number | null;
  readonly transfers: number;
  /** How often another agent went on. */
  readonly agentChanges: number;
  /** Contacts of the same customer for the same reason that closed within so many days before. */
  readonly repeats: number;
}

/** The measures of contacts, in one statement. A run of the customer's messages is one turn; the
 *  gap lasts from its first word to the agent's next. */
export async function readMeasures(
  ctx: Context,
  {
    projectId,
    contactIds,
    repeatDays,
  }: {
    projectId: Id;
    contactIds: readonly Id[];
    repeatDays: number;
  },
): Promise<ContactMeasures[]> {
  const { rows } = await sql<ContactMeasures>`
    with chosen as materialized (
      select * from contacts.contact
      where project_id = ${projectId} and id = any(${[...contactIds]}::uuid[])
    ), said as (
      select message.contact_id, message.author_kind, message.created_at, message.id,
        lag(message.author_kind) over (
          partition by message.contact_id order by message.created_at, message.id) as before
      from chosen join contacts.message on message.project_id = chosen.project_id
        and message.conversation_id = chosen.conversation_id and message.contact_id = chosen.id
      where message.kind = 'message' and message.author_kind in ('customer', 'agent')
    ), turn as (
      select contact_id, author_kind, created_at,
        lead(created_at) over (partition by contact_id order by created_at, id) as next_at
      from said where before is distinct from author_kind
    ), gap as (
      select contact_id, max(next_at - created_at) as longest
      from turn where author_kind = 'customer' group by contact_id
    ), talk as (
      select segment.contact_id, segment.agent_id,
        lag(segment.agent_id) over (
          partition by segment.contact_id order by segment.started_at, segment.ended_at) as before
      from chosen join contacts.segment on segment.project_id = chosen.project_id
        and segment.contact_id = chosen.id
      where segment.kind = 'talk'
    ), change as (
      select contact_id, count(*) as agents from talk
      where before is not null and agent_id is distinct from before group by contact_id
    ), handed as (
      select segment.contact_id, count(*) as transfers
      from chosen join contacts.segment on segment.project_id = chosen.project_id
        and segment.contact_id = chosen.id
      where segment.outcome = 'transferred' group by segment.contact_id
    ), repeated as (
      select chosen.id as contact_id, count(*) as contacts
      from chosen join contacts.contact as earlier on earlier.project_id = chosen.project_id
        and earlier.customer_id = chosen.customer_id and earlier.reason_id = chosen.reason_id
        and earlier.id <> chosen.id
        and earlier.closed_at < chosen.opened_at
        and earlier.closed_at >= chosen.opened_at - make_interval(days => ${repeatDays}::int)
      group by chosen.id
    )
    select chosen.id as contact_id, chosen.reason_id,
      (extract(epoch from chosen.first_response_at - chosen.opened_at) * 1000)::float8
        as first_response_ms,
      (extract(epoch from gap.longest) * 1000)::float8 as longest_gap_ms,
      coalesce(handed.transfers, 0)::int as transfers,
      coalesce(change.agents, 0)::int as agent_changes,
      coalesce(repeated.contacts, 0)::int as repeats
    from chosen
      left join gap on gap.contact_id = chosen.id
      left join handed on handed.contact_id = chosen.id
      left join change on change.contact_id = chosen.id
      left join repeated on repeated.contact_id = chosen.id
    order by chosen.id`.execute(ctx.tx);
  return rows;
}
