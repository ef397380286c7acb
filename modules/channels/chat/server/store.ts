import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Attachment } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Widget } from '../contract.ts';

/** Somebody as whom the sample page can be tried. */
export interface SamplePerson {
  readonly externalId: string;
  readonly email: string;
  readonly name: string;
}

/** A widget with what only the server knows of it. */
export interface StoredWidget extends Widget {
  readonly secretNumber: number;
  readonly samplePeople: readonly SamplePerson[];
}

export interface Visitor {
  readonly projectId: Id;
  readonly id: Id;
  readonly widgetId: Id;
  readonly tokenHash: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly language: Language;
  readonly customerId: Id | null;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

/** A conversation of a visitor. isLeft: begun as a message left while nobody was there. */
export interface Thread {
  readonly projectId: Id;
  readonly conversationId: Id;
  readonly visitorId: Id;
  readonly isLeft: boolean;
  readonly startedAt: Instant;
}

interface WidgetRow extends Omit<StoredWidget, 'texts' | 'samplePeople'> {
  texts: JSONColumnType<Widget['texts']>;
  samplePeople: JSONColumnType<SamplePerson[]>;
}

interface UploadRow extends Attachment {
  projectId: Id;
  visitorId: Id;
  createdAt: Instant;
}

type Tables = {
  'channels_chat.widget': WidgetRow;
  'channels_chat.visitor': Visitor;
  'channels_chat.thread': Thread;
  'channels_chat.upload': UploadRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

/** A project's widgets, by name. */
export async function readWidgets(ctx: Context, projectId: Id): Promise<StoredWidget[]> {
  return tables(ctx)
    .selectFrom('channels_chat.widget')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** One widget. */
export async function readWidget(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<StoredWidget | undefined> {
  return tables(ctx)
    .selectFrom('channels_chat.widget')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The widget of a public key. */
export async function findWidget(
  ctx: Context,
  publicKey: string,
): Promise<StoredWidget | undefined> {
  return tables(ctx)
    .selectFrom('channels_chat.widget')
    .selectAll()
    .where('publicKey', '=', publicKey)
    .executeTakeFirst();
}

/** Adds or changes a widget. */
export async function upsertWidget(ctx: Context, widget: StoredWidget): Promise<void> {
  const { projectId, id, ...rest } = widget;
  const columns = {
    ...rest,
    texts: JSON.stringify(rest.texts),
    samplePeople: JSON.stringify(rest.samplePeople),
  };
  await tables(ctx)
    .insertInto('channels_chat.widget')
    .values({ projectId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(columns))
    .execute();
}

/** The visitor of a token. */
export async function findVisitor(
  ctx: Context,
  which: { projectId: Id; widgetId: Id; tokenHash: string },
): Promise<Visitor | undefined> {
  return tables(ctx)
    .selectFrom('channels_chat.visitor')
    .selectAll()
    .where('tokenHash', '=', which.tokenHash)
    .where('projectId', '=', which.projectId)
    .where('widgetId', '=', which.widgetId)
    .executeTakeFirst();
}

/** A visitor, held against his other tabs until the transaction ends. */
export async function lockVisitor(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Visitor | undefined> {
  return tables(ctx)
    .selectFrom('channels_chat.visitor')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The visitor who began a conversation. */
export async function visitorOfThread(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<(Visitor & { isLeft: boolean }) | undefined> {
  return tables(ctx)
    .selectFrom('channels_chat.thread as t')
    .innerJoin('channels_chat.visitor as v', (join) =>
      join.onRef('v.projectId', '=', 't.projectId').onRef('v.id', '=', 't.visitorId'),
    )
    .selectAll('v')
    .select('t.isLeft')
    .where('t.projectId', '=', projectId)
    .where('t.conversationId', '=', id)
    .executeTakeFirst();
}

/** Writes a new visitor down. */
export async function insertVisitor(ctx: Context, visitor: Visitor): Promise<void> {
  await tables(ctx).insertInto('channels_chat.visitor').values(visitor).execute();
}

/** Changes what is known of a visitor. */
export async function updateVisitor(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<Omit<Visitor, 'projectId' | 'id'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_chat.visitor')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Notes that visitors are there. */
export async function touchVisitors(ctx: Context, ids: readonly Id[]): Promise<void> {
  await tables(ctx)
    .updateTable('channels_chat.visitor')
    .set({ lastSeenAt: ctx.now })
    .where('id', 'in', ids)
    .where('lastSeenAt', '<', ctx.now)
    .execute();
}

/** Gives the visitors of one customer to another; to null, so that they are recognised anew. */
export async function repointVisitors(
  ctx: Context,
  { projectId, fromId, intoId }: { projectId: Id; fromId: Id; intoId: Id | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_chat.visitor')
    .set({ customerId: intoId })
    .where('projectId', '=', projectId)
    .where('customerId', '=', fromId)
    .execute();
}

/** The visitor's latest conversation. One whom his site has signed finds it from any browser. */
export async function findThread(ctx: Context, visitor: Visitor): Promise<Thread | undefined> {
  const { projectId, id, widgetId, externalId } = visitor;
  return tables(ctx)
    .selectFrom('channels_chat.thread as t')
    .selectAll('t')
    .where('t.projectId', '=', projectId)
    .where((where) =>
      externalId === null
        ? where('t.visitorId', '=', id)
        : where('t.visitorId', 'in', (query) =>
            query
              .selectFrom('channels_chat.visitor')
              .select('id')
              .where('projectId', '=', projectId)
              .where('widgetId', '=', widgetId)
              .where('externalId', '=', externalId),
          ),
    )
    .orderBy('t.startedAt', 'desc')
    .orderBy('t.conversationId', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Notes that a conversation is a visitor's. */
export async function insertThread(ctx: Context, thread: Thread): Promise<void> {
  await tables(ctx)
    .insertInto('channels_chat.thread')
    .values(thread)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets the visitor of a conversation go on in another, which took it in. */
export async function moveThread(
  ctx: Context,
  { projectId, fromId, intoId }: { projectId: Id; fromId: Id; intoId: Id },
): Promise<void> {
  await sql`
    with gone as (
      delete from channels_chat.thread
      where project_id = ${projectId} and conversation_id = ${fromId} returning *)
    insert into channels_chat.thread (project_id, conversation_id, visitor_id, is_left, started_at)
    select project_id, ${intoId}, visitor_id, is_left, started_at from gone
    on conflict do nothing`.execute(ctx.tx);
}

/** Notes whose file it is. */
export async function insertUpload(ctx: Context, upload: UploadRow): Promise<void> {
  await tables(ctx).insertInto('channels_chat.upload').values(upload).execute();
}

/** Those of the files that the visitor has uploaded. */
export async function readUploads(
  ctx: Context,
  { visitor, fileIds }: { visitor: Visitor; fileIds: readonly Id[] },
): Promise<Attachment[]> {
  if (fileIds.length === 0) return [];
  return tables(ctx)
    .selectFrom('channels_chat.upload')
    .select(['fileId', 'name', 'mediaType', 'sizeBytes'])
    .where('projectId', '=', visitor.projectId)
    .where('visitorId', '=', visitor.id)
    .where('fileId', 'in', fileIds)
    .execute();
}
