import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { Context } from '../context.ts';
import type { Place } from '../http/paging.ts';
import type { Delivery, DeliveryState, Webhook, WebhookChanges } from './contract.ts';

/** What was delivered or given up is shown for so long. */
const keptMs = 30 * dayMs;
const forgottenAtOnce = 100;

type Tables = {
  'platform.webhook': Omit<Webhook, 'pendingCount' | 'deadCount'> & {
    sealedSecret: string;
    restsUntil: Instant | null;
  };
  'platform.webhookDelivery': Omit<Delivery, 'nextAt'> & {
    projectId: Id;
    webhookId: Id;
    body: string;
    jobId: Id;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

export type WebhookRow = Selectable<Tables['platform.webhook']>;
export type DeliveryRow = Selectable<Tables['platform.webhookDelivery']>;

/** The webhooks of a project, oldest first, with what waits and what was given up. */
export async function readWebhooks(ctx: Context, projectId: Id): Promise<Webhook[]> {
  const counted = (state: DeliveryState) => sql<number>`(
    select count(*) from platform.webhook_delivery d
    where d.project_id = webhook.project_id and d.webhook_id = webhook.id and d.state = ${state})`;
  return tables(ctx)
    .selectFrom('platform.webhook')
    .select(['id', 'projectId', 'url', 'eventNames', 'isOn', 'createdAt', 'createdBy'])
    .select([counted('pending').as('pendingCount'), counted('dead').as('deadCount')])
    .where('projectId', '=', projectId)
    .orderBy('id')
    .execute();
}

/** One webhook. */
export async function findWebhook(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<WebhookRow | undefined> {
  return tables(ctx)
    .selectFrom('platform.webhook')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A project's webhooks that are on. eventNames: those it hears; null for all. */
export async function readListening(
  ctx: Context,
  projectId: Id,
): Promise<Pick<WebhookRow, 'id' | 'eventNames' | 'createdAt'>[]> {
  return tables(ctx)
    .selectFrom('platform.webhook')
    .select(['id', 'eventNames', 'createdAt'])
    .where('projectId', '=', projectId)
    .where('isOn', '=', true)
    .orderBy('id')
    .execute();
}

/** Adds a webhook. */
export async function insertWebhook(ctx: Context, row: WebhookRow): Promise<void> {
  await tables(ctx).insertInto('platform.webhook').values(row).execute();
}

/** Changes what is given of a webhook. */
export async function updateWebhook(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
  changes: WebhookChanges & { restsUntil?: Instant | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('platform.webhook')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Removes a webhook and its deliveries. */
export async function deleteWebhook(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('platform.webhook')
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Adds a delivery and forgets some that are long over. */
export async function insertDelivery(ctx: Context, row: DeliveryRow): Promise<void> {
  await tables(ctx).insertInto('platform.webhookDelivery').values(row).execute();
  await sql`
    delete from platform.webhook_delivery where (project_id, id) in (
      select project_id, id from platform.webhook_delivery
      where project_id = ${row.projectId} and webhook_id = ${row.webhookId}
        and created_at < ${addMs(ctx.now, -keptMs)} and state <> 'pending'
      limit ${forgottenAtOnce})`.execute(ctx.tx);
}

/** One delivery, which nobody else changes until the transaction ends. */
export async function lockDelivery(
  ctx: Context,
  { projectId, deliveryId }: { projectId: Id; deliveryId: Id },
): Promise<DeliveryRow | undefined> {
  return tables(ctx)
    .selectFrom('platform.webhookDelivery')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes what became of a delivery. */
export async function updateDelivery(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
  changes: Partial<
    Pick<DeliveryRow, 'state' | 'attempts' | 'lastStatus' | 'lastError' | 'lastAttemptAt' | 'jobId'>
  >,
): Promise<void> {
  await tables(ctx)
    .updateTable('platform.webhookDelivery')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** A webhook's deliveries after a place, newest first. */
export async function readDeliveries(
  ctx: Context,
  wanted: {
    projectId: Id;
    id: Id;
    state?: DeliveryState | undefined;
    after: Place | null;
    limit: number;
  },
): Promise<Delivery[]> {
  const { projectId, id, state, after, limit } = wanted;
  return tables(ctx)
    .selectFrom('platform.webhookDelivery')
    .select(['id', 'eventId', 'eventName', 'state', 'attempts', 'createdAt'])
    .select(['lastStatus', 'lastError', 'lastAttemptAt'])
    .select(sql<Instant | null>`(select due_at from platform.job where id = job_id)`.as('nextAt'))
    .where('projectId', '=', projectId)
    .where('webhookId', '=', id)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'dead'))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Dead deliveries of a webhook, oldest first, locked. */
export async function lockDead(
  ctx: Context,
  { projectId, id, limit }: { projectId: Id; id: Id; limit: number },
): Promise<DeliveryRow[]> {
  return tables(ctx)
    .selectFrom('platform.webhookDelivery')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('webhookId', '=', id)
    .where('state', '=', 'dead')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}
