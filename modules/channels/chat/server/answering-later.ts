import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { answerLater } from '#modules/channels/server/index.ts';
import type { Message } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import { refusals } from '../contract.ts';
import { phaseOf } from '../core/phase.ts';
import { lockVisitor, updateVisitor } from './store.ts';
import { openCurrent, recogniseVisitor } from './talking.ts';
import type { Visit } from './visitors.ts';

/** Lets a visitor who waits be answered by mail, in his turn: his chat ends, and what he has said
 *  goes on there. The address is what he claims and makes him nobody else. Returns his last
 *  message. Refuses when he does not wait, or the project has no mailbox. */
export async function answerMeByMail(
  ctx: Context,
  { visitor: { projectId, id } }: Visit,
  { email }: { email: string },
): Promise<Message> {
  const visitor = (await lockVisitor(ctx, { projectId, id })) ?? refuse(refusals.unknownVisitor);
  const open = await openCurrent(ctx, visitor);
  if (!open || phaseOf(open.item.state) !== 'waiting') refuse(refusals.notWaiting);
  if (!visitor.isEmailVerified) {
    await updateVisitor(ctx, visitor, { email });
    await recogniseVisitor(ctx, { ...visitor, email });
  }
  const { contactId, id: conversationId } = open.item;
  await answerLater(ctx, { by: 'email', projectId, contactId, conversationId, address: email });
  const said = open.messages.findLast(({ authorKind }) => authorKind === 'customer');
  return present(said, 'what the visitor has said');
}
