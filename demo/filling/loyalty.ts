import { pick } from '#kernel/random.ts';
import { dayMs } from '#kernel/time.ts';
import { recordOrder } from '#modules/customers/server/index.ts';
import { bookOf } from '../texts/dialogues.ts';
import { productsOf } from '../texts/projects/products.ts';
import type { Dialogue, World } from './world.ts';

/** How often somebody orders again soon, by how he rates, 1 to 5. */
const orderShares = [0.03, 0.05, 0.1, 0.16, 0.3];
const silentShare = 0.12;
/** How often somebody who was not content stays away though he would have come. */
const stayAwayShare = 0.75;

/** Who was content orders again within days, as far as history goes; others seldom do. */
export function planOrder(world: World, { script, customer }: Dialogue): void {
  const { satisfaction } = script;
  const share = satisfaction === null ? silentShare : orderShares[satisfaction - 1];
  if (!world.chance(share ?? 0)) return;
  const atMs = world.nowMs() + world.between(0.1, 6.5) * dayMs;
  if (atMs >= world.endMs) return;
  world.plan(atMs, async () => {
    const { id: projectId, key, timeZone } = world.roster;
    const placedAt = new Date(world.nowMs()).toISOString();
    const { order: number } = bookOf(key).drawSlots(world.random, { at: placedAt, timeZone });
    if (!number || world.orderNumbers.has(number)) return;
    world.orderNumbers.add(number);
    const { currency, products } = productsOf(key);
    const { name: product, totalMinor } = pick(world.random, products);
    await world.act('heed', (ctx) =>
      recordOrder(ctx, {
        ...{ projectId, customerId: customer.id, number, state: 'placed', totalMinor, currency },
        ...{ product, placedAt, data: {} },
      }),
    );
  });
}

/** Somebody who has been in touch before and comes with another matter: rather who was content. */
export function drawKnown(world: World, known: readonly Dialogue[]): Dialogue['customer'] {
  const { script, customer } = pick(world.random, known);
  const isDiscontent = script.satisfaction !== null && script.satisfaction <= 2;
  if (!isDiscontent || !world.chance(stayAwayShare)) return customer;
  return pick(world.random, known).customer;
}
