import { refuse } from '#kernel/errors.ts';
import { namesOf } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Avoidance, may, refusals, standingChanged } from '../contract.ts';
import type { Standing } from '../core/standing.ts';
import { readAvoidances, readStanding } from './standing-store.ts';
import type { OfCustomer } from './store.ts';

/** What decides who answers a customer, and how soon: asked at each new contact. */
export async function standingOf(ctx: Context, which: OfCustomer): Promise<Standing> {
  authorise(ctx, may.read);
  return livingStanding(ctx, which);
}

/** The same for verbs that have checked who asks. */
export async function livingStanding(ctx: Context, which: OfCustomer): Promise<Standing> {
  return (await readStanding(ctx, which)) ?? refuse(refusals.notFound);
}

/** Tells a customer's standing as it is now, which is not what it was. */
export function tellStanding(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { valueLevel, avoidedAgentIds }: Standing,
): void {
  const data = { valueLevel, avoidedAgentIds: [...avoidedAgentIds] };
  ctx.emit(standingChanged, { projectId, subjectId: customerId, data });
}

/** The agents whom a customer does not want to meet again, with their names. */
export async function avoidancesOf(ctx: Context, living: OfCustomer): Promise<Avoidance[]> {
  const wishes = await readAvoidances(ctx, living);
  if (wishes.length === 0) return [];
  const names = await namesOf(
    ctx,
    wishes.map(({ personId }) => personId),
  );
  return wishes.map((wish) => ({ ...wish, name: names.get(wish.personId) ?? '' }));
}
