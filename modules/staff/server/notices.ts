import { type Id, newId } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { noticeAcknowledged, noticeAdded, noticesRead } from '../contract.ts';
import type { Notice } from '../core/notice.ts';
import {
  findNotices,
  insertNotice,
  type NoticeNamed,
  setAcknowledged,
  setRead,
} from './notice-store.ts';
import { own } from './reach.ts';

export interface NewNotice {
  readonly personId: Id;
  /** Names its words, `notice.KIND`, in the catalogues of whoever notifies. ids: notice.* */
  readonly kind: string;
  /** What it is about. */
  readonly subjectId: Id;
  readonly projectId?: Id;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly isAcknowledgementRequired?: boolean;
}

/** Gives a person a notice; returns its id. For modules, which know who must learn what. */
export async function notify(ctx: Context, about: NewNotice): Promise<Id> {
  const { personId, kind, subjectId, projectId = null, data = {} } = about;
  const id = newId(Date.parse(ctx.now));
  await insertNotice(ctx, {
    personId,
    notice: {
      id,
      kind,
      subjectId,
      projectId,
      data: { ...data },
      createdAt: ctx.now,
      readAt: null,
      isAcknowledgementRequired: about.isAcknowledgementRequired ?? false,
      acknowledgedAt: null,
    },
  });
  // Of no project: what one person must learn is not for all who hear the project.
  ctx.emit(noticeAdded, {
    projectId: null,
    subjectId: id,
    data: { personId, kind, aboutId: subjectId },
  });
  return id;
}

/** One's own notices, newest first, page by page. */
export async function listNotices(
  ctx: Context,
  query: { limit: number; cursor?: Id | undefined; isUnread: boolean },
): Promise<{ items: Notice[]; nextCursor: Id | null }> {
  const notices = await findNotices(ctx, { personId: own(ctx), ...query });
  const items = notices.slice(0, query.limit);
  return { items, nextCursor: notices.length > items.length ? (items.at(-1)?.id ?? null) : null };
}

/** Marks one's own notices as read: these, or all. */
export async function readNotices(ctx: Context, ids?: readonly Id[]): Promise<void> {
  const personId = own(ctx);
  if ((await setRead(ctx, { personId, ids })) === 0) return;
  ctx.emit(noticesRead, { projectId: null, subjectId: personId, data: { personId } });
}

/** Acknowledges one of one's own notices, named by itself or by what it is about; a second time
 *  changes nothing. For modules too, whose pages ask for the same. */
export async function acknowledgeNotice(ctx: Context, which: NoticeNamed): Promise<void> {
  const personId = own(ctx);
  for (const { id, kind, subjectId: aboutId } of await setAcknowledged(ctx, personId, which)) {
    ctx.emit(noticeAcknowledged, {
      projectId: null,
      subjectId: id,
      data: { personId, kind, aboutId },
    });
  }
}
