import { conversationMerged, messageReleased } from '#modules/contacts/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { orderReply } from './order-mail.ts';
import { moveThread } from './thread-store.ts';

/** Sends what agents write by mail, and follows merged conversations. */
export const emailSubscriber = subscriber('channels_email', [
  on(messageReleased, async (ctx, { data }) => {
    if (data.item.channel === 'email') await orderReply(ctx, data);
  }),
  on(conversationMerged, (ctx, { data: { item, from } }) =>
    moveThread(ctx, { projectId: item.projectId, fromId: from.id, intoId: item.id }),
  ),
]);
