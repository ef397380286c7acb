import { conversationCustomerChanged, messageChanged } from '#modules/contacts/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { noticeAcknowledged } from '#modules/staff/contract.ts';
import { surveyAnswered } from '#modules/surveys/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { findByPendingMessage } from './correction-store.ts';
import {
  acknowledgeByNotice,
  recordDelivered,
  repointCorrections,
  toldNotice,
} from './corrections.ts';
import { hearRating, renameTasks } from './listening.ts';
import { addFirstScorecards } from './scorecards.ts';

/** Hears the customers who were not content, and whether corrections reached theirs. A mail has
 *  reached him when his server took it; a chat message, when his window showed it. */
export const qualitySubscriber = subscriber('quality', [
  on(projectCreated, (ctx, event) => addFirstScorecards(ctx, event.subjectId)),
  on(surveyAnswered, (ctx, { data }) => hearRating(ctx, data.invitation)),
  on(conversationCustomerChanged, async (ctx, { data: { item } }) => {
    await renameTasks(ctx, item);
    await repointCorrections(ctx, item);
  }),
  on(noticeAcknowledged, async (ctx, { data }) => {
    if (data.kind === toldNotice) await acknowledgeByNotice(ctx, data);
  }),
  on(messageChanged, async (ctx, { data: { item, message, isTakenBack } }) => {
    const { projectId, channel } = item;
    const { deliveryState: state, deliveryReason } = message;
    const isThere = state === 'delivered' || (state === 'sent' && channel === 'email');
    if (isTakenBack || (!isThere && state !== 'failed')) return;
    const id = await findByPendingMessage(ctx, { projectId, messageId: message.id });
    const result = isThere ? 'reached' : 'not-reached';
    if (id) await recordDelivered(ctx, { projectId, id, result, note: deliveryReason ?? '' });
  }),
]);
