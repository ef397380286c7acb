import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { namesOf } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Avoidance, may, refusals } from '../contract.ts';
import { changed, livingCustomer } from './customers.ts';
import { livingStanding, tellStanding } from './standing.ts';
import { deleteAvoidance, upsertAvoidance } from './standing-store.ts';
import type { OfCustomer } from './store.ts';

/** Keeps that a customer does not want to meet an agent again; said once more, its note is kept
 *  anew. Refuses a person whom nobody knows. */
export async function avoidAgent(
  ctx: Context,
  { projectId, customerId, personId, note }: OfCustomer & Pick<Avoidance, 'personId' | 'note'>,
): Promise<void> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const names = await namesOf(ctx, [personId]);
  if (!names.has(personId)) refuse(refusals.unknownAgent);
  const living = { projectId, customerId: customer.id };
  const wish = { id: newId(Date.parse(ctx.now)), personId, note: note || null };
  const isNew = await upsertAvoidance(ctx, living, wish);
  changed(ctx, customer);
  if (!isNew) return;
  tellStanding(ctx, living, await livingStanding(ctx, living));
  await ctx.audit('customers.agent-avoided', customer.id, { personId });
}

/** Keeps that a customer may meet an agent again. */
export async function meetAgain(
  ctx: Context,
  { projectId, customerId, personId }: OfCustomer & { personId: Id },
): Promise<void> {
  authorise(ctx, may.edit);
  const customer = await livingCustomer(ctx, { projectId, customerId }, { isLocked: true });
  const living = { projectId, customerId: customer.id };
  if (!(await deleteAvoidance(ctx, { ...living, personId }))) return;
  changed(ctx, customer);
  tellStanding(ctx, living, await livingStanding(ctx, living));
  await ctx.audit('customers.agent-met-again', customer.id, { personId });
}
