import { ProviderError } from '#kernel/errors.ts';
import type { HeedEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, secondMs } from '#kernel/time.ts';
import { openVault } from '../config/vault.ts';
import { type Context, systemActor } from '../context.ts';
import { defineJob, type JobHandler, onJob, orderJob } from '../jobs/jobs.ts';
import type { Services } from '../module.ts';
import { type Outcome, post, signatureOf } from './post.ts';
import {
  type DeliveryRow,
  findWebhook,
  insertDelivery,
  lockDelivery,
  updateDelivery,
  updateWebhook,
  type WebhookRow,
} from './store.ts';

/** By the pace of the jobs the last try comes about a day after the first. */
const maximumAttempts = 34;
/** After a failure a receiver is left alone, so that one that hangs does not hold up the others. */
const restMs = 30 * secondMs;
/** The receiver wants to hear no more. */
const goneStatus = 410;

interface Which {
  readonly projectId: Id;
  readonly deliveryId: Id;
}

const deliverJob = defineJob<Which>('webhooks.deliver', maximumAttempts);

/** The name of the vault in which the secrets of webhooks lie. */
export const vaultName = 'webhooks';

/** Orders the delivery of an event to a webhook of its project; returns the delivery's id. */
export async function orderDelivery(
  ctx: Context,
  webhook: Pick<WebhookRow, 'id'>,
  { projectId, ...event }: HeedEvent & { projectId: Id },
): Promise<Id> {
  const { id: eventId, name, subjectId, occurredAt, data } = event;
  const id = newId(Date.parse(ctx.now));
  await insertDelivery(ctx, {
    id,
    projectId,
    webhookId: webhook.id,
    eventId,
    eventName: name,
    body: JSON.stringify({ id: eventId, event: name, projectId, subjectId, occurredAt, data }),
    state: 'pending',
    attempts: 0,
    lastStatus: null,
    lastError: null,
    lastAttemptAt: null,
    jobId: await orderJob(ctx, deliverJob, { projectId, deliveryId: id }),
    createdAt: ctx.now,
  });
  return id;
}

/** Takes up a delivery once more, with as many tries as a new one has. */
export async function orderAgain(ctx: Context, { projectId, id }: DeliveryRow): Promise<void> {
  const jobId = await orderJob(ctx, deliverJob, { projectId, deliveryId: id });
  await updateDelivery(ctx, { projectId, id }, { state: 'pending', jobId });
}

/** Delivers: one try is one attempt of the job. */
export function deliver({ config, database }: Services): JobHandler {
  const vault = openVault(config.secret, vaultName);
  const reach = { allowPrivate: config.webhookAllowPrivate };
  return onJob(deliverJob, {
    work: async ({ data: which }) => {
      const found = await database.run(systemActor, (ctx) => takeUp(ctx, which));
      if (!found) return;
      const { delivery, webhook } = found;
      const { body } = delivery;
      const time = database.clock();
      const secret = vault.open(webhook.sealedSecret, webhook.id);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Heed-Webhook/1',
        'heed-event-id': delivery.eventId,
        'heed-attempt': String(delivery.attempts + 1),
        'heed-time': time,
        'heed-signature': signatureOf({ secret, time, body }),
      };
      const outcome = await post({ url: webhook.url, headers, body, reach });
      await database.run(systemActor, (ctx) => note(ctx, { which, webhook, outcome }));
      const { error, status } = outcome;
      if (error) throw new ProviderError(error, { isRetryable: status !== goneStatus });
    },
    giveUp: async (ctx, { data: which, reason }) => {
      const delivery = await lockDelivery(ctx, which);
      if (!delivery) return;
      const lastError = delivery.lastError ?? reason;
      await updateDelivery(ctx, delivery, { state: 'dead', lastError });
    },
  });
}

/** What is to be sent now, and where to; null when there is nothing to do any more. */
async function takeUp(
  ctx: Context,
  which: Which,
): Promise<{ delivery: DeliveryRow; webhook: WebhookRow } | null> {
  const delivery = await lockDelivery(ctx, which);
  if (delivery?.state !== 'pending') return null;
  const { projectId, webhookId } = delivery;
  const webhook = await findWebhook(ctx, { projectId, id: webhookId });
  if (!webhook) return null;
  if (!webhook.isOn) {
    throw new ProviderError('The webhook is off.', { isRetryable: false });
  }
  if (webhook.restsUntil !== null && webhook.restsUntil > ctx.now) {
    throw new ProviderError('The receiver rests after a failure.', { isRetryable: true });
  }
  return { delivery, webhook };
}

/** Notes what became of a try. Whether another one follows, the job decides. */
async function note(
  ctx: Context,
  { which, webhook, outcome }: { which: Which; webhook: WebhookRow; outcome: Outcome },
): Promise<void> {
  const delivery = await lockDelivery(ctx, which);
  if (!delivery) return;
  const { status, error } = outcome;
  await updateDelivery(ctx, delivery, {
    attempts: delivery.attempts + 1,
    lastStatus: status,
    lastError: error,
    lastAttemptAt: ctx.now,
    ...(error === null && { state: 'delivered' }),
  });
  if (status === goneStatus) {
    await updateWebhook(ctx, webhook, { isOn: false });
    await ctx.audit('webhooks.gone', webhook.id);
  }
  const restsUntil = error === null ? null : addMs(ctx.now, restMs);
  if (restsUntil !== webhook.restsUntil) await updateWebhook(ctx, webhook, { restsUntil });
}
