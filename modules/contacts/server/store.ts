import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { KnownDetail } from '#modules/knowledge/core/guide/guide.ts';
import type { Context } from '#platform/context.ts';
import { runStatement } from '#platform/database/pipeline.ts';
import type { Translated } from '#platform/http/contract.ts';
import {
  type Attachment,
  type Contact,
  type ConversationItem,
  conversationItem,
  type Message,
  type Reason,
  type Segment,
} from '../contract.ts';

interface CaseRow {
  projectId: Id;
  id: Id;
  customerId: Id;
  subject: string;
  openedAt: Instant;
}

interface MessageRow extends Omit<Message, 'attachments'> {
  projectId: Id;
  channel: string;
  attachments: JSONColumnType<Attachment[]>;
  externalId: string | null;
}

type Tables = {
  'contacts.case': CaseRow;
  'contacts.conversation': ConversationItem;
  'contacts.contact': Omit<Contact, 'details'> & { details: JSONColumnType<KnownDetail[]> };
  'contacts.segment': Segment & { projectId: Id };
  'contacts.message': MessageRow;
  'contacts.reason': Omit<Reason, 'names'> & { names: JSONColumnType<Translated> };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which conversation: rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

const itemColumns = Object.keys(conversationItem.shape)
  .map(
    (column) =>
      `${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} as "${column}"`,
  )
  .join(', ');

const lockOne = `select ${itemColumns} from contacts.conversation
         where project_id = $1 and id = $2 for update`;

/** The conversation, held against other writers until the transaction ends. */
export async function lockConversation(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ConversationItem | undefined> {
  const [item] = await runStatement<ConversationItem>(ctx.tx, lockOne, [projectId, id]);
  return item;
}

/** The conversation as it is. */
export async function findConversation(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ConversationItem | undefined> {
  return tables(ctx)
    .selectFrom('contacts.conversation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whether a conversation with this id lies in a project of the actor's scope. */
export async function isConversationInScope(ctx: Context, id: Id): Promise<boolean> {
  const { rows } = await sql`
    select 1 from projects.project p join contacts.conversation c on c.project_id = p.id
    where c.id = ${id} limit 1`.execute(ctx.tx);
  return rows.length > 0;
}

/** The conversation of a contact, held against other writers until the transaction ends. */
export async function lockConversationOfContact(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ConversationItem | undefined> {
  return tables(ctx)
    .selectFrom('contacts.conversation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', (query) =>
      query
        .selectFrom('contacts.contact')
        .select('conversationId')
        .where('projectId', '=', projectId)
        .where('id', '=', id),
    )
    .forUpdate()
    .executeTakeFirst();
}

/** Opens a case. */
export async function insertCase(ctx: Context, row: CaseRow): Promise<void> {
  await tables(ctx).insertInto('contacts.case').values(row).execute();
}

/** Opens a conversation. */
export async function insertConversation(ctx: Context, row: ConversationItem): Promise<void> {
  await tables(ctx).insertInto('contacts.conversation').values(row).execute();
}

/** Writes down where a conversation and its contact stand now. */
export async function updateConversation(ctx: Context, item: ConversationItem): Promise<void> {
  const { projectId, id, ...columns } = item;
  await tables(ctx)
    .updateTable('contacts.conversation')
    .set(columns)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Opens a contact. */
export async function insertContact(ctx: Context, row: Contact): Promise<void> {
  const details = JSON.stringify(row.details);
  await tables(ctx)
    .insertInto('contacts.contact')
    .values({ ...row, details })
    .execute();
}

/** Writes down what is known of a contact. */
export async function updateContact(ctx: Context, contact: Contact): Promise<void> {
  const { projectId, id, details, ...columns } = contact;
  await tables(ctx)
    .updateTable('contacts.contact')
    .set({ ...columns, details: JSON.stringify(details) })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** One contact. */
export async function readContact(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Contact | undefined> {
  return tables(ctx)
    .selectFrom('contacts.contact')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The contacts of a conversation, in the order of time. */
export async function readContactsOf(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Contact[]> {
  return tables(ctx)
    .selectFrom('contacts.contact')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .orderBy('openedAt')
    .orderBy('id')
    .execute();
}

/** Contacts: those named, or the next closed ones after a place in the order of their ids. */
export async function readContacts(
  ctx: Context,
  which:
    | { projectId: Id; ids: readonly Id[] }
    | { projectId: Id; afterId: Id | null; limit: number },
): Promise<Contact[]> {
  let query = tables(ctx)
    .selectFrom('contacts.contact')
    .selectAll()
    .where('projectId', '=', which.projectId);
  if ('ids' in which) {
    if (which.ids.length === 0) return [];
    query = query.where('id', 'in', [...which.ids]);
  } else {
    query = query.where('closedAt', 'is not', null).limit(which.limit);
    if (which.afterId) query = query.where('id', '>', which.afterId);
  }
  return query.orderBy('id').execute();
}

const segmentColumns = [
  'id',
  'contactId',
  'kind',
  'queueId',
  'agentId',
  'startedAt',
  'endedAt',
  'outcome',
] as const;

/** The ended segments of several contacts, in the order of time. */
export async function readSegmentsOf(
  ctx: Context,
  projectId: Id,
  contactIds: readonly Id[],
): Promise<Segment[]> {
  if (contactIds.length === 0) return [];
  return tables(ctx)
    .selectFrom('contacts.segment')
    .select(segmentColumns)
    .where('projectId', '=', projectId)
    .where('contactId', 'in', [...contactIds])
    .orderBy('startedAt')
    .orderBy('id')
    .execute();
}

/** Writes a segment that has ended. */
export async function insertSegment(
  ctx: Context,
  segment: Segment & { projectId: Id },
): Promise<void> {
  await tables(ctx).insertInto('contacts.segment').values(segment).execute();
}

/** The segments of a contact, in the order of time. */
export async function readSegments(ctx: Context, { projectId, id }: InProject): Promise<Segment[]> {
  return tables(ctx)
    .selectFrom('contacts.segment')
    .select(segmentColumns)
    .where('projectId', '=', projectId)
    .where('contactId', '=', id)
    .orderBy('startedAt')
    .orderBy('id')
    .execute();
}

const addMessage = `
    with added as (
      insert into contacts.message (project_id, id, conversation_id, contact_id, channel,
        author_kind, author_id, author_name, kind, body, html, attachments, created_at,
        delivery_state, delivery_reason, external_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      on conflict (project_id, channel, external_id) where external_id is not null do nothing
      returning id)
    update contacts.conversation
    set last_message_at = $17, last_message_preview = $18, last_author_kind = $19
    where project_id = $1 and id = $3 and exists (select from added)
    returning id`;

/** Writes a message and what lists show of it, in one statement: every customer's word passes here.
 *  Returns false when the channel has delivered the same message before. */
export async function insertMessage(
  ctx: Context,
  item: ConversationItem,
  message: Message & { externalId: string | null },
): Promise<boolean> {
  const rows = await runStatement(ctx.tx, addMessage, [
    item.projectId,
    message.id,
    item.id,
    message.contactId,
    item.channel,
    message.authorKind,
    message.authorId,
    message.authorName,
    message.kind,
    message.body,
    message.html,
    JSON.stringify(message.attachments),
    message.createdAt,
    message.deliveryState,
    message.deliveryReason,
    message.externalId,
    item.lastMessageAt,
    item.lastMessagePreview,
    item.lastAuthorKind,
  ]);
  return rows.length > 0;
}

/** The message that a channel knows by this name. */
export async function findMessageByExternalId(
  ctx: Context,
  { projectId, channel, externalId }: { projectId: Id; channel: string; externalId: string },
): Promise<Message | undefined> {
  const row = await tables(ctx)
    .selectFrom('contacts.message')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('channel', '=', channel)
    .where('externalId', '=', externalId)
    .executeTakeFirst();
  return row && messageOf(row);
}

/** One message, held against other writers until the transaction ends. */
export async function lockMessage(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Message | undefined> {
  const row = await tables(ctx)
    .selectFrom('contacts.message')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && messageOf(row);
}

/** Moves a message along its delivery. */
export async function updateDelivery(
  ctx: Context,
  projectId: Id,
  { id, deliveryState, deliveryReason }: Message,
): Promise<void> {
  await tables(ctx)
    .updateTable('contacts.message')
    .set({ deliveryState, deliveryReason })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Removes a message that was taken back before it left. */
export async function deleteMessage(ctx: Context, { projectId, id }: InProject): Promise<void> {
  await tables(ctx)
    .deleteFrom('contacts.message')
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** The last message that customer and centre exchanged, if any. */
export async function readLastMessage(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Message | undefined> {
  const row = await tables(ctx)
    .selectFrom('contacts.message')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .where('kind', '=', 'message')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && messageOf(row);
}

/** Messages of a conversation before a place, newest first. */
export async function readMessagesBefore(
  ctx: Context,
  { projectId, id }: InProject,
  { before, limit }: { before: { at: Instant; id: Id } | null; limit: number },
): Promise<Message[]> {
  const rows = await tables(ctx)
    .selectFrom('contacts.message')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(messageOf);
}

/** The open conversations of an agent, newest message first. */
export async function readOpenOf(
  ctx: Context,
  agentId: Id,
  limit: number,
): Promise<ConversationItem[]> {
  return tables(ctx)
    .selectFrom('contacts.conversation')
    .selectAll()
    .where('agentId', '=', agentId)
    .where('state', '<>', 'closed')
    .orderBy('lastMessageAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** What a list of conversations is narrowed to. */
export interface ConversationFilter {
  readonly projectId: Id;
  readonly state: 'waiting' | 'open' | 'closed' | 'all';
  readonly channel?: ConversationItem['channel'] | undefined;
  readonly customerId?: Id | undefined;
  readonly agentId?: Id | undefined;
}

/** Conversations before a place, newest message first. */
export async function readConversations(
  ctx: Context,
  filter: ConversationFilter,
  { before, limit }: { before: { at: Instant; id: Id } | null; limit: number },
): Promise<ConversationItem[]> {
  const { projectId, state, channel, customerId, agentId } = filter;
  let query = tables(ctx)
    .selectFrom('contacts.conversation')
    .selectAll()
    .where('projectId', '=', projectId);
  if (state === 'waiting') query = query.where('state', 'in', ['queue', 'offer']);
  if (state === 'open') query = query.where('state', '<>', 'closed');
  if (state === 'closed') query = query.where('state', '=', 'closed');
  if (channel) query = query.where('channel', '=', channel);
  if (customerId) query = query.where('customerId', '=', customerId);
  if (agentId) query = query.where('agentId', '=', agentId);
  if (before)
    query = query.where(sql<boolean>`(last_message_at, id) < (${before.at}, ${before.id})`);
  return query.orderBy('lastMessageAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Gives the messages and contacts of one conversation to another. */
export async function moveContents(
  ctx: Context,
  { projectId, fromId, into }: { projectId: Id; fromId: Id; into: ConversationItem },
): Promise<void> {
  await tables(ctx)
    .updateTable('contacts.message')
    .set({ conversationId: into.id })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', fromId)
    .execute();
  await tables(ctx)
    .updateTable('contacts.contact')
    .set({ conversationId: into.id, caseId: into.caseId })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', fromId)
    .execute();
}

/** The project's reasons, parents first, each level in the order it was made. */
export async function readReasons(ctx: Context, projectId: Id): Promise<Reason[]> {
  return tables(ctx)
    .selectFrom('contacts.reason')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy(sql`parent_id is not null`)
    .orderBy('id')
    .execute();
}

/** Adds or changes a reason. */
export async function upsertReason(ctx: Context, reason: Reason): Promise<void> {
  const row = { ...reason, names: JSON.stringify(reason.names) };
  await tables(ctx)
    .insertInto('contacts.reason')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

function messageOf(row: Selectable<MessageRow>): Message {
  const { projectId: _projectId, channel: _channel, externalId: _externalId, ...message } = row;
  return message;
}
