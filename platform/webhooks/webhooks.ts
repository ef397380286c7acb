import { randomBytes } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Config } from '../config/config.ts';
import { openVault } from '../config/vault.ts';
import { authorise, type Context } from '../context.ts';
import { type Page, type PageWanted, pageOf } from '../http/paging.ts';
import { isAllowedUrl } from './address.ts';
import {
  type Delivery,
  type DeliveryState,
  maximumRedelivered,
  maximumWebhooks,
  may,
  type NewWebhook,
  refusals,
  testEventName,
  type Webhook,
  type WebhookChanges,
} from './contract.ts';
import { orderAgain, orderDelivery, vaultName } from './deliver.ts';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  lockDead,
  lockDelivery,
  readDeliveries,
  readWebhooks,
  updateWebhook,
  type WebhookRow,
} from './store.ts';

const secretBytes = 32;

/** What the verbs know of the centre around them. */
export interface Surroundings {
  readonly config: Pick<Config, 'secret' | 'webhookAllowPrivate'>;
  /** The names of all events that Heed writes. */
  readonly eventNames: readonly string[];
  /** Refuses a project that does not exist or that the actor may not see. */
  readonly demandProject: (ctx: Context, projectId: Id) => Promise<unknown>;
}

interface One {
  readonly projectId: Id;
  readonly id: Id;
}

/** The webhooks of a project, oldest first. */
export async function listWebhooks(
  ctx: Context,
  { demandProject }: Surroundings,
  projectId: Id,
): Promise<Webhook[]> {
  demandPerson(ctx);
  await demandProject(ctx, projectId);
  return readWebhooks(ctx, projectId);
}

/** Makes a webhook, which hears what happens from now on. Returns its secret, which is shown
 *  nowhere else. */
export async function createWebhook(
  ctx: Context,
  around: Surroundings,
  { projectId, ...input }: NewWebhook & { projectId: Id },
): Promise<{ id: Id; secret: string }> {
  demandPerson(ctx);
  await around.demandProject(ctx, projectId);
  refuseUnfit(around, input);
  if ((await readWebhooks(ctx, projectId)).length >= maximumWebhooks) {
    refuse(refusals.tooMany, { maximum: maximumWebhooks });
  }
  const id = newId(Date.parse(ctx.now));
  const secret = `whsec_${randomBytes(secretBytes).toString('base64url')}`;
  await insertWebhook(ctx, {
    ...input,
    id,
    projectId,
    sealedSecret: openVault(around.config.secret, vaultName).seal(secret, id),
    isOn: true,
    restsUntil: null,
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  });
  await ctx.audit('webhooks.made', id, { projectId, eventNames: input.eventNames });
  return { id, secret };
}

/** Changes what is given of a webhook. */
export async function changeWebhook(
  ctx: Context,
  around: Surroundings,
  { projectId, id, ...changes }: WebhookChanges & One,
): Promise<void> {
  await demandWebhook(ctx, { projectId, id });
  refuseUnfit(around, changes);
  await updateWebhook(ctx, { projectId, id }, { ...changes, restsUntil: null });
  await ctx.audit('webhooks.changed', id, { changed: Object.keys(changes) });
}

/** Removes a webhook and its deliveries. */
export async function removeWebhook(ctx: Context, one: One): Promise<void> {
  await demandWebhook(ctx, one);
  await deleteWebhook(ctx, one);
  await ctx.audit('webhooks.removed', one.id, { projectId: one.projectId });
}

/** Sends a webhook an event that means nothing; returns the delivery's id. */
export async function testWebhook(ctx: Context, one: One): Promise<Id> {
  const webhook = await demandWebhook(ctx, one);
  if (!webhook.isOn) refuse(refusals.isOff);
  return orderDelivery(ctx, webhook, {
    id: newId(Date.parse(ctx.now)),
    name: testEventName,
    projectId: one.projectId,
    subjectId: one.id,
    actorId: ctx.actor.id,
    occurredAt: ctx.now,
    data: {},
  });
}

/** A webhook's deliveries, newest first. */
export async function listDeliveries(
  ctx: Context,
  wanted: One & PageWanted & { state?: DeliveryState | undefined },
): Promise<Page<Delivery>> {
  await demandWebhook(ctx, wanted);
  return pageOf(
    wanted,
    (place) => readDeliveries(ctx, { ...wanted, ...place }),
    ({ createdAt }) => createdAt,
  );
}

/** Delivers once more what was delivered or given up. */
export async function redeliver(
  ctx: Context,
  { deliveryId, ...one }: One & { deliveryId: Id },
): Promise<void> {
  const webhook = await demandWebhook(ctx, one);
  if (!webhook.isOn) refuse(refusals.isOff);
  const delivery = await lockDelivery(ctx, { projectId: one.projectId, deliveryId });
  if (delivery?.webhookId !== one.id) refuse('not-found');
  if (delivery.state === 'pending') refuse(refusals.stillPending);
  await orderAgain(ctx, delivery);
  await ctx.audit('webhooks.redelivered', one.id, { deliveryId });
}

/** Delivers what was given up once more, oldest first, at most 500 at once; returns how many. */
export async function redeliverDead(ctx: Context, one: One): Promise<number> {
  const webhook = await demandWebhook(ctx, one);
  if (!webhook.isOn) refuse(refusals.isOff);
  const dead = await lockDead(ctx, { ...one, limit: maximumRedelivered });
  for (const delivery of dead) await orderAgain(ctx, delivery);
  await ctx.audit('webhooks.redelivered', one.id, { count: dead.length });
  return dead.length;
}

/** Refuses programs too, whatever their key allows. */
function demandPerson(ctx: Context): void {
  authorise(ctx, may.manage);
  if (ctx.actor.kind === 'program') refuse('forbidden', { permission: may.manage.name });
}

async function demandWebhook(ctx: Context, { projectId, id }: One): Promise<WebhookRow> {
  demandPerson(ctx);
  return (await findWebhook(ctx, { projectId, id })) ?? refuse('not-found');
}

function refuseUnfit(
  { config, eventNames }: Surroundings,
  given: Pick<WebhookChanges, 'url' | 'eventNames'>,
): void {
  const unknown = given.eventNames?.find((name) => !eventNames.includes(name));
  if (unknown) refuse(refusals.unknownEvent, { field: 'eventNames', event: unknown });
  const reach = { allowPrivate: config.webhookAllowPrivate };
  if (given.url !== undefined && !isAllowedUrl(given.url, reach)) {
    refuse(refusals.addressNotAllowed, { field: 'url' });
  }
}
