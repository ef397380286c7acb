import { type ColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Notice } from '../core/notice.ts';

type Tables = {
  'staff.notice': {
    personId: Id;
    id: Id;
    kind: string;
    subjectId: Id;
    projectId: Id | null;
    data: ColumnType<Record<string, unknown>, string, never>;
    createdAt: Instant;
    readAt: Instant | null;
    isAcknowledgementRequired: boolean;
    acknowledgedAt: Instant | null;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Adds a notice. */
export async function insertNotice(
  ctx: Context,
  { personId, notice }: { personId: Id; notice: Notice },
): Promise<void> {
  await tables(ctx)
    .insertInto('staff.notice')
    .values({ ...notice, personId, data: JSON.stringify(notice.data) })
    .execute();
}

/** A person's notices, newest first, at most limit + 1.
 *  cursor: the last notice of the page before. */
export async function findNotices(
  ctx: Context,
  query: { personId: Id; limit: number; cursor?: Id | undefined; isUnread: boolean },
): Promise<Notice[]> {
  const { personId, limit, cursor, isUnread } = query;
  return tables(ctx)
    .selectFrom('staff.notice')
    .select(['id', 'kind', 'subjectId', 'projectId', 'data', 'createdAt', 'readAt'])
    .select(['isAcknowledgementRequired', 'acknowledgedAt'])
    .where('personId', '=', personId)
    .$if(cursor !== undefined, (rows) => rows.where('id', '<', cursor ?? ''))
    .$if(isUnread, (rows) => rows.where('readAt', 'is', null))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** How many notices a person has not read. */
export async function countUnread(ctx: Context, personId: Id): Promise<number> {
  const { count } = await tables(ctx)
    .selectFrom('staff.notice')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks a person's notices as read: these, or all. Returns how many were unread. */
export async function setRead(
  ctx: Context,
  { personId, ids }: { personId: Id; ids?: readonly Id[] | undefined },
): Promise<number> {
  const read = await tables(ctx)
    .updateTable('staff.notice')
    .set({ readAt: ctx.now })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (rows) => rows.where('id', '=', sql<Id>`any(${ids}::uuid[])`))
    .returning('id')
    .execute();
  return read.length;
}

/** A notice by its id, or by its kind and what it is about. */
export type NoticeNamed = { readonly id: Id } | { readonly kind: string; readonly subjectId: Id };

/** Acknowledges a person's notice, which reads it too. Returns what had not been before. */
export async function setAcknowledged(
  ctx: Context,
  personId: Id,
  which: NoticeNamed,
): Promise<{ id: Id; kind: string; subjectId: Id }[]> {
  return tables(ctx)
    .updateTable('staff.notice')
    .set((select) => ({
      acknowledgedAt: ctx.now,
      readAt: select.fn.coalesce('readAt', select.val(ctx.now)),
    }))
    .where('personId', '=', personId)
    .where((match) => match.and({ ...which }))
    .where('acknowledgedAt', 'is', null)
    .returning(['id', 'kind', 'subjectId'])
    .execute();
}
