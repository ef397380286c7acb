import type { Id } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import {
  type ConversationItem,
  contactMoved,
  contactOpened,
  conversationMerged,
  messageReleased,
} from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { customerMerged, customerUnmerged } from '#modules/customers/contract.ts';
import { stopWaiting } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { replyUnseen } from '../contract.ts';
import { goneAfterMs, unseenAfterMs } from '../core/limits.ts';
import { phaseOf } from '../core/phase.ts';
import { moveThread, repointVisitors, visitorOfThread } from './store.ts';

/** Looks whether a waiting visitor is still there. Its subject is the conversation. */
const stillThere = defineTimer<{ projectId: Id }>('channels_chat.still-there');
/** Looks whether a reply has reached the widget. Its subject is the message. */
const replyTaken = defineTimer<{ projectId: Id; conversationId: Id }>('channels_chat.reply-taken');

/** Watches over visitors who wait and replies on their way, and follows merges. */
export const chatSubscriber = subscriber('channels_chat', [
  on(contactOpened, (ctx, { data }) => watchWaiting(ctx, data.item)),
  on(contactMoved, (ctx, { data }) => watchWaiting(ctx, data.item)),
  on(messageReleased, async (ctx, { data: { item, message } }) => {
    if (item.channel !== 'chat') return;
    const { projectId, id: conversationId } = item;
    await setTimer(ctx, replyTaken, {
      subjectId: message.id,
      dueAt: addMs(ctx.now, unseenAfterMs),
      data: { projectId, conversationId },
    });
  }),
  on(conversationMerged, (ctx, { data: { item, from } }) =>
    moveThread(ctx, { projectId: item.projectId, fromId: from.id, intoId: item.id }),
  ),
  on(customerMerged, async (ctx, { projectId, data }) => {
    if (projectId) await repointVisitors(ctx, { projectId, ...data });
  }),
  on(customerUnmerged, async (ctx, { projectId, data: { intoId } }) => {
    if (projectId) await repointVisitors(ctx, { projectId, fromId: intoId, intoId: null });
  }),
]);

async function watchWaiting(ctx: Context, item: ConversationItem): Promise<void> {
  if (item.channel !== 'chat' || item.state !== 'queue') return;
  const { projectId, id: subjectId } = item;
  const dueAt = addMs(ctx.now, goneAfterMs);
  await setTimer(ctx, stillThere, { subjectId, dueAt, data: { projectId } });
}

/** Ends the wait of visitors who have gone, and tells of replies that nobody took in. */
export const chatTimers = [
  onTimer(stillThere, async (ctx, { subjectId: id, data: { projectId } }) => {
    const { item } = await openConversation(ctx, { projectId, id });
    const visitor = await visitorOfThread(ctx, { projectId, id });
    if (!visitor || visitor.isLeft || phaseOf(item.state) !== 'waiting') return;
    const goneAt = addMs(visitor.lastSeenAt, goneAfterMs);
    if (goneAt > ctx.now) {
      await setTimer(ctx, stillThere, { subjectId: id, dueAt: goneAt, data: { projectId } });
      return;
    }
    const { contactId } = item;
    await stopWaiting(ctx, { projectId, contactId, conversationId: id }, null);
  }),
  onTimer(replyTaken, async (ctx, { subjectId: messageId, data }) => {
    const { projectId, conversationId } = data;
    const which = { projectId, id: conversationId };
    const { item, messages } = await openConversation(ctx, which);
    const message = messages.find(({ id }) => id === messageId);
    const visitor = await visitorOfThread(ctx, which);
    if (!visitor || !message || !/^(released|sent)$/.test(message.deliveryState)) return;
    const { email, isEmailVerified } = visitor;
    const { customerId } = item;
    const { contactId } = message;
    const told = { conversationId, contactId, customerId, messageId, email, isEmailVerified };
    ctx.emit(replyUnseen, { projectId, subjectId: messageId, data: told });
  }),
];
