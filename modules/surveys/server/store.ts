import { type Generated, type Insertable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Answer, Invitation, InvitationState } from '../contract.ts';
import type { CountedInvitations } from '../core/summary.ts';

interface AnswerRow extends Answer {
  projectId: Id;
  invitationId: Id;
  seq: Generated<number>;
}

/** tokenHash: of the first mail's link; reminderTokenHashes: of the links of its reminders. */
type InvitationRow = Invitation & {
  tokenHash: string | null;
  reminderTokenHashes: readonly string[];
};

type Tables = {
  'surveys.invitation': InvitationRow;
  'surveys.answer': AnswerRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which row: rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

/** Keeps an invitation. Returns false when the contact has one already. */
export async function insertInvitation(
  ctx: Context,
  invitation: Invitation,
  tokenHash: string | null = null,
): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('surveys.invitation')
    .values({ ...invitation, tokenHash, reminderTokenHashes: [] })
    .onConflict((conflict) => conflict.columns(['projectId', 'contactId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The invitation of a contact. */
export async function findInvitationOf(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId: Id },
): Promise<Invitation | undefined> {
  const row = await tables(ctx)
    .selectFrom('surveys.invitation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
  return row && invitationOf(row);
}

/** The newest invitation of a customer that was shown in the chat. */
export async function findNewestInChat(
  ctx: Context,
  { projectId, customerId }: { projectId: Id; customerId: Id },
): Promise<Invitation | undefined> {
  const row = await tables(ctx)
    .selectFrom('surveys.invitation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('customerId', '=', customerId)
    .where('channel', '=', 'chat')
    .where('state', '<>', 'not-sent')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && invitationOf(row);
}

/** The invitation behind a link, of whatever project. */
export async function findByToken(
  ctx: Context,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const row = await tables(ctx)
    .selectFrom('surveys.invitation')
    .selectAll()
    .where((where) =>
      where.or([
        where('tokenHash', '=', tokenHash),
        // The index of reminders holds only what has any.
        sql<boolean>`reminder_token_hashes <> '{}' and reminder_token_hashes @> ${[tokenHash]}`,
      ]),
    )
    .executeTakeFirst();
  return row && invitationOf(row);
}

/** One invitation, held against other writers until the transaction ends. */
export async function lockInvitation(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<InvitationRow | undefined> {
  return tables(ctx)
    .selectFrom('surveys.invitation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes down what has changed of an invitation. */
export async function updateInvitation(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<InvitationRow>,
): Promise<void> {
  await tables(ctx)
    .updateTable('surveys.invitation')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Gives the invitations of a conversation to the customer whose it is now. */
export async function repointInvitations(
  ctx: Context,
  { projectId, id, customerId }: ConversationItem,
): Promise<void> {
  await tables(ctx)
    .updateTable('surveys.invitation')
    .set({ customerId })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .execute();
}

/** Gives what a customer was asked beside his dialogues to the one he was merged into. */
export async function giveInvitations(
  ctx: Context,
  { projectId, fromId, intoId }: { projectId: Id; fromId: Id; intoId: Id },
): Promise<void> {
  await tables(ctx)
    .updateTable('surveys.invitation')
    .set({ customerId: intoId })
    .where('projectId', '=', projectId)
    .where('customerId', '=', fromId)
    .where('conversationId', 'is', null)
    .execute();
}

/** Keeps an answer. */
export async function insertAnswer(ctx: Context, row: Insertable<AnswerRow>): Promise<void> {
  await tables(ctx).insertInto('surveys.answer').values(row).execute();
}

/** All answers ever given to an invitation, oldest first. */
export async function readAnswers(ctx: Context, { projectId, id }: InProject): Promise<Answer[]> {
  return tables(ctx)
    .selectFrom('surveys.answer')
    .select(['question', 'value', 'choices', 'text', 'language', 'answeredAt'])
    .where('projectId', '=', projectId)
    .where('invitationId', '=', id)
    .orderBy('seq')
    .execute();
}

/** The last answer of each of these invitations to every question, or to each of those named. */
export async function readLastAnswers(
  ctx: Context,
  which: { projectId: Id; invitationIds: readonly Id[]; questions?: readonly string[] },
): Promise<(Answer & { invitationId: Id })[]> {
  const { projectId, invitationIds, questions = null } = which;
  const { rows } = await sql<Answer & { invitationId: Id }>`
    select distinct on (invitation_id, question)
      invitation_id, question, value, choices, text, language, answered_at
    from surveys.answer
    where project_id = ${projectId} and invitation_id = any(${invitationIds})
      and (${questions}::text[] is null or question = any (${questions}))
    order by invitation_id, question, seq desc`.execute(ctx.tx);
  return rows;
}

/** What a list of invitations is narrowed to. */
export interface InvitationFilter {
  readonly projectId: Id;
  readonly state?: InvitationState | undefined;
  readonly channel?: Invitation['channel'] | undefined;
  readonly agentId?: Id | undefined;
  readonly maximumRating?: number | undefined;
  /** Only answers that are kept apart, or only those that count. */
  readonly flags?: 'only' | 'none' | undefined;
}

/** Invitations after a place in the list, newest first. */
export async function readInvitations(
  ctx: Context,
  { projectId, state, channel, agentId, maximumRating, flags }: InvitationFilter,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Invitation[]> {
  let query = tables(ctx)
    .selectFrom('surveys.invitation')
    .selectAll()
    .where('projectId', '=', projectId);
  if (state) query = query.where('state', '=', state);
  if (channel) query = query.where('channel', '=', channel);
  if (agentId) query = query.where('agentId', '=', agentId);
  if (maximumRating) query = query.where('rating', '<=', maximumRating);
  if (flags === 'only') query = query.where(sql<boolean>`flags <> '{}'`);
  if (flags === 'none') query = query.where(sql<boolean>`flags = '{}'`);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(invitationOf);
}

/** Counts the invitations of a period: `from` belongs to it, `until` does not. */
export async function countInvitations(
  ctx: Context,
  { projectId, from, until }: { projectId: Id; from: Instant; until: Instant },
): Promise<CountedInvitations[]> {
  const division = ['channel', 'agentId', 'state', 'notAskedReason', 'rating'] as const;
  return tables(ctx)
    .selectFrom('surveys.invitation')
    .select(division)
    .select(sql<boolean>`flags <> '{}'`.as('isFlagged'))
    .select(({ fn }) => fn.countAll<number>().as('contacts'))
    .where('projectId', '=', projectId)
    .where('createdAt', '>=', from)
    .where('createdAt', '<', until)
    .groupBy([...division, 'isFlagged'])
    .execute();
}

/** What of a row is the invitation itself. */
export function invitationOf({
  tokenHash: _,
  reminderTokenHashes: __,
  ...invitation
}: InvitationRow): Invitation {
  return invitation;
}
