import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { ContactFacts } from '../core/facts.ts';
import type { LowRating } from '../core/metrics.ts';

/** The facts of a contact, and where it belongs. */
export interface ContactFactRow extends ContactFacts {
  readonly projectId: Id;
  readonly contactId: Id;
  readonly channel: Channel;
  readonly openedAt: Instant;
  /** Within how long it should have been answered when it closed; null where that was not kept. */
  readonly thresholdMs: number | null;
  /** Who left sooner had hardly waited; null where that was not kept. */
  readonly shortAbandonMs: number | null;
}

/** A rating, and where it belongs. */
export interface RatingFactRow extends LowRating {
  readonly projectId: Id;
  readonly contactId: Id;
  readonly channel: Channel;
  readonly queueId: Id | null;
  readonly rating: number;
  readonly isLow: boolean;
}

type Tables = {
  'insights.contactFact': ContactFactRow;
  'insights.ratingFact': RatingFactRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which facts are asked for: of a project, that began within a period. */
export interface Slice {
  readonly projectId: Id;
  readonly from: Instant;
  readonly to: Instant;
  readonly channel?: Channel | undefined;
  readonly queueId?: Id | undefined;
}

/** Writes the facts of a contact in the place of earlier ones. */
export async function upsertContactFact(ctx: Context, row: ContactFactRow): Promise<void> {
  await tables(ctx)
    .insertInto('insights.contactFact')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'contactId']).doUpdateSet(row))
    .execute();
}

/** The facts of the closed contacts of a slice. */
export async function readContactFacts(ctx: Context, slice: Slice): Promise<ContactFactRow[]> {
  let query = tables(ctx)
    .selectFrom('insights.contactFact')
    .selectAll()
    .where('projectId', '=', slice.projectId)
    .where('openedAt', '>=', slice.from)
    .where('openedAt', '<', slice.to);
  if (slice.channel) query = query.where('channel', '=', slice.channel);
  if (slice.queueId) query = query.where('queueId', '=', slice.queueId);
  return query.execute();
}

/** The facts of these contacts. */
export async function readFactsOf(
  ctx: Context,
  projectId: Id,
  contactIds: readonly Id[],
): Promise<ContactFactRow[]> {
  if (contactIds.length === 0) return [];
  return tables(ctx)
    .selectFrom('insights.contactFact')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('contactId', 'in', [...contactIds])
    .execute();
}

/** The ratings of a slice. */
export async function readRatingFacts(ctx: Context, slice: Slice): Promise<RatingFactRow[]> {
  let query = tables(ctx)
    .selectFrom('insights.ratingFact')
    .selectAll()
    .where('projectId', '=', slice.projectId)
    .where('ratedAt', '>=', slice.from)
    .where('ratedAt', '<', slice.to);
  if (slice.channel) query = query.where('channel', '=', slice.channel);
  if (slice.queueId) query = query.where('queueId', '=', slice.queueId);
  return query.execute();
}

/** Writes a rating. One that the customer changes keeps its time and what was done about it. */
export async function upsertRating(ctx: Context, row: RatingFactRow): Promise<void> {
  const { rating, isLow } = row;
  await tables(ctx)
    .insertInto('insights.ratingFact')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'contactId']).doUpdateSet({ rating, isLow }),
    )
    .execute();
}

/** Writes down what was done about a rating. */
export async function updateRating(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId: Id },
  done: Partial<Pick<RatingFactRow, 'heardAt' | 'needsCorrection' | 'correctedAt'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('insights.ratingFact')
    .set(done)
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .execute();
}
