import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type Contact,
  contactRecoded,
  may,
  type Reason,
  reasonPut,
  refusals,
  type WrapUp,
} from '../contract.ts';
import { moveLocked } from './moves.ts';
import { findEarlierContact } from './past-store.ts';
import {
  type InProject,
  lockConversationOfContact,
  readContact,
  readReasons,
  updateContact,
  upsertReason,
} from './store.ts';
import { learnReason } from './suggestions.ts';

/** Codes a contact. One that is still open closes; one that has closed is corrected. What is not
 *  given stays as it is. An earlier contact for the same reason makes it a repeat contact. */
export async function wrapUpContact(
  ctx: Context,
  { projectId, id, ...given }: InProject & Partial<WrapUp>,
): Promise<Contact> {
  authorise(ctx, may.move);
  const item = await lockConversationOfContact(ctx, { projectId, id });
  const before = await readContact(ctx, { projectId, id });
  if (!item || !before) refuse(refusals.notFound);
  const isOpen = before.closedAt === null;
  if (isOpen && ctx.actor.kind === 'person' && item.agentId !== ctx.actor.id) {
    refuse(refusals.notYours);
  }
  const coding = await codingOf(ctx, before, given);
  const contact: Contact = { ...before, ...coding };
  if (isOpen) {
    if (contact.reasonId) await learnReason(ctx, contact, contact.reasonId);
    await moveLocked(ctx, item, { to: 'closed', why: 'coded' }, coding);
    return { ...contact, closedAt: ctx.now, outcome: 'answered' };
  }
  await updateContact(ctx, contact);
  ctx.emit(contactRecoded, { projectId, subjectId: id, data: { contact } });
  return contact;
}

async function codingOf(
  ctx: Context,
  contact: Contact,
  given: Partial<WrapUp>,
): Promise<Partial<Contact>> {
  const { reasonId } = given;
  if (!reasonId) return given;
  const { projectId } = contact;
  const reason = (await readReasons(ctx, projectId)).find((each) => each.id === reasonId);
  if (!reason || reason.isArchived) refuse(refusals.unknownReason, { field: 'reasonId' });
  const { repeatWithinDays } = await settingsOf(ctx, projectId);
  const since = addMs(contact.openedAt, -repeatWithinDays * dayMs);
  const repeatOfId = await findEarlierContact(ctx, { contact, reasonId, since });
  return { ...given, departmentId: given.departmentId ?? reason.departmentId, repeatOfId };
}

/** The project's reasons, parents first. */
export async function listReasons(ctx: Context, projectId: Id): Promise<Reason[]> {
  authorise(ctx, may.read);
  return readReasons(ctx, projectId);
}

/** Adds or changes a reason. Refuses a third level of the tree. */
export async function putReason(ctx: Context, reason: Reason): Promise<Reason> {
  authorise(ctx, may.manageReasons);
  const reasons = await readReasons(ctx, reason.projectId);
  const parent = reasons.find((each) => each.id === reason.parentId);
  const hasChildren = reasons.some((each) => each.parentId === reason.id);
  if (reason.parentId && !parent) refuse(refusals.unknownReason, { field: 'parentId' });
  if (parent?.parentId || (parent && hasChildren)) refuse(refusals.tooDeep, { field: 'parentId' });
  await upsertReason(ctx, reason);
  ctx.emit(reasonPut, { projectId: reason.projectId, subjectId: reason.id, data: { reason } });
  await ctx.audit('contacts.reason-put', reason.id);
  return reason;
}
