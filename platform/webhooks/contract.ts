import type { HTTPMethod } from '@orpc/contract';
import { z } from 'zod';
import { permissions } from '#kernel/permission.ts';
import { id, instant, page, pageQuery, route } from '../http/contract.ts';

/** Only people manage webhooks: a program could else give itself what it may not read. */
export const may = permissions('webhooks', { manage: ['administrator'] });

export const refusals = {
  unknownEvent: 'webhooks.unknown-event',
  addressNotAllowed: 'webhooks.address-not-allowed',
  tooMany: 'webhooks.too-many',
  isOff: 'webhooks.is-off',
  stillPending: 'webhooks.still-pending',
} as const;

export const maximumWebhooks = 20;
/** At most so many dead deliveries are taken up again at once. */
export const maximumRedelivered = 500;
const maximumUrlLength = 2_000;
const maximumEventNames = 500;

/** The event that shows whether a webhook works. */
export const testEventName = 'webhook.tested';

const given = z.object({
  url: z.url({ protocol: /^https?$/ }).max(maximumUrlLength),
  /** Null: all events of the project. */
  eventNames: z.array(z.string().max(100)).min(1).max(maximumEventNames).nullable(),
});

export const webhook = given.extend({
  id,
  projectId: id,
  isOn: z.boolean(),
  createdAt: instant,
  createdBy: id,
  pendingCount: z.number().int(),
  deadCount: z.number().int(),
});
export type Webhook = z.infer<typeof webhook>;

export const newWebhook = given.extend({ eventNames: given.shape.eventNames.default(null) });
export type NewWebhook = z.infer<typeof newWebhook>;
export const webhookChanges = given.extend({ isOn: z.boolean() }).partial();
export type WebhookChanges = z.infer<typeof webhookChanges>;

/** pending: will be tried, or tried again, at nextAt. dead: given up; only a person's word takes it
 *  up again. */
export const deliveryState = z.enum(['pending', 'delivered', 'dead']);
export type DeliveryState = z.infer<typeof deliveryState>;

export const delivery = z.object({
  id,
  eventId: id,
  eventName: z.string(),
  state: deliveryState,
  attempts: z.number().int(),
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: instant.nullable(),
  nextAt: instant.nullable(),
  createdAt: instant,
});
export type Delivery = z.infer<typeof delivery>;

const inProject = z.object({ projectId: id });
const one = inProject.extend({ id });
const oneDelivery = one.extend({ deliveryId: id });

const managed = (method: HTTPMethod, path: '' | `/${string}`, summary: string) =>
  route(may.manage).route({
    method,
    path: `/projects/{projectId}/webhooks${path}`,
    summary,
    tags: ['Webhooks'],
  });

/** The routes of this module. */
export const webhooksContract = {
  list: managed('GET', '', 'Webhooks of a project')
    .input(inProject)
    .output(z.object({ items: z.array(webhook), knownEvents: z.array(z.string()) })),
  create: managed('POST', '', 'Make a webhook; its secret is shown once')
    .input(inProject.extend(newWebhook.shape))
    .output(z.object({ id, secret: z.string() })),
  change: managed('PATCH', '/{id}', 'Change a webhook, turn it on or off').input(
    one.extend(webhookChanges.shape),
  ),
  remove: managed('DELETE', '/{id}', 'Remove a webhook and its deliveries').input(one),
  test: managed('POST', '/{id}/test', 'Send a test event')
    .input(one)
    .output(z.object({ deliveryId: id })),
  deliveries: managed('GET', '/{id}/deliveries', 'Deliveries, newest first')
    .input(one.extend(pageQuery.shape).extend({ state: deliveryState.optional() }))
    .output(page(delivery)),
  redeliver: managed(
    'POST',
    '/{id}/deliveries/{deliveryId}/redelivery',
    'Deliver once more, whatever became of it',
  ).input(oneDelivery),
  redeliverDead: managed('POST', '/{id}/redelivery', 'Deliver all that is dead once more')
    .input(one)
    .output(z.object({ count: z.number().int().max(maximumRedelivered) })),
};
