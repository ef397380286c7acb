import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick } from '#kernel/random.ts';
import { addMs, dayMs, minuteMs } from '#kernel/time.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { recordCustomer, recordLifeEvent, recordOrder } from '#modules/customers/server/index.ts';
import { stopWaiting } from '#modules/routing/server/index.ts';
import { type Casting, draftOf } from '../casting.ts';
import { productsOf } from '../texts/projects/products.ts';
import type { DialogueScript } from '../texts/script.ts';
import { isAnybodyThere } from './crew-hours.ts';
import { type KnownCustomer, openCustomers } from './customers.ts';
import { drawArrivals } from './hours.ts';
import { drawKnown } from './loyalty.ts';
import { messageOf, planNextTurn } from './talk.ts';
import type { Dialogue, World } from './world.ts';

/** Who has been in touch before comes again with this share of the arrivals. */
const knownShare = 0.3;
const mailShare = 0.22;
/** Some choose the wrong queue. */
const strayShare = 0.07;
/** In the last minutes customers come thick, so that some still wait and talk when history ends. */
const lastRushMs = 16 * minuteMs;
const lastRushCount = 13;
const seedEnd = 2 ** 31;

/** Customers begin to come: over all of history, and more of them in its last minutes. */
export function planArrivals(world: World, count: number): void {
  const { startMs, endMs, offsetMs, random } = world;
  const newCustomer = openCustomers(world.roster.key, random);
  const known: Dialogue[] = [];
  const comeOne = async () => {
    const isKnown = known.length > 0 && world.chance(knownShare);
    const caller = isKnown ? drawKnown(world, known) : { ...newCustomer(), id: null };
    const isMail = world.chance(mailShare) || !isAnybodyThere(world);
    const channel = isMail ? 'email' : 'chat';
    const dialogue = await arrive(world, { caller, channel, earlier: null });
    if (!isKnown) known.push(dialogue);
  };
  const calm = drawArrivals(random, { fromMs: startMs, untilMs: endMs, count, offsetMs });
  const rush = Array.from({ length: lastRushCount }, () => endMs - random() * lastRushMs);
  for (const atMs of [...calm, ...rush]) {
    world.plan(atMs, comeOne);
  }
}

type Caller = KnownCustomer & { readonly id: Id | null };

/** A customer writes for the first time, or comes back with the matter of an earlier dialogue. */
async function arrive(
  world: World,
  come: { caller: Caller; channel: Dialogue['channel']; earlier: Dialogue | null },
): Promise<Dialogue> {
  const { caller, channel, earlier } = come;
  const { random, roster, project } = world;
  const casting: Casting = {
    ...{ seed: Math.floor(random() * seedEnd), project: roster.key, channel, customer: caller },
    at: new Date(world.nowMs()).toISOString(),
    ...(earlier && { repeatOf: earlier.script }),
  };
  const script = draftOf(casting);
  const customer = { ...caller, id: caller.id ?? (await register(world, caller)) };
  const { orderNumber } = script;
  if (orderNumber && !world.orderNumbers.has(orderNumber)) {
    world.orderNumbers.add(orderNumber);
    await recordWhatItIsAbout(world, customer.id, script);
  }
  const rightQueueId = queueFor(world, { reasonKey: script.reasonKey, channel });
  const strayQueueId = roster.queues[present(project.queues[0], 'a queue').key];
  const isStray = channel === 'chat' && world.chance(strayShare);
  const queueId = isStray && strayQueueId ? strayQueueId : rightQueueId;
  const { item, message } = await world.act('heed', (ctx) =>
    receiveMessage(ctx, {
      ...{ projectId: roster.id, channel, customerId: customer.id, customerName: customer.name },
      conversationId: channel === 'email' && earlier ? earlier.conversationId : null,
      ...{ subject: script.subject, language: roster.language, queueId },
      message: messageOf(present(script.turns[0], 'the first words').text),
    }),
  );
  const dialogue: Dialogue = {
    ...{ casting, channel, customer, rightQueueId, queueId, script },
    ...{ conversationId: item.id, contactId: item.contactId },
    ...{ nextTurn: 1, lastTurnAtMs: world.nowMs(), messageIds: [message.id] },
    ...{ agent: null, isTaken: false, isClosed: false },
  };
  world.dialogues.set(dialogue.contactId, dialogue);
  world.open.add(dialogue);
  planNextTurn(world, dialogue);
  if (channel === 'chat') planPatience(world, dialogue);
  return dialogue;
}

async function register(world: World, customer: KnownCustomer): Promise<Id> {
  const { externalId, email, phone, name, birthYear, valueLevel } = customer;
  const { id: projectId, language } = world.roster;
  const identities = [
    { kind: 'external' as const, value: externalId },
    { kind: 'email' as const, value: email },
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
  const { customerId } = await world.act('heed', (ctx) =>
    recordCustomer(ctx, { projectId, identities, name, language, birthYear, valueLevel }),
  );
  return customerId;
}

/** The company's own system knows the order, and what happened to it. */
async function recordWhatItIsAbout(
  world: World,
  customerId: Id,
  { orderNumber: number }: DialogueScript,
): Promise<void> {
  const { id: projectId, key } = world.roster;
  const { currency, products, lifeEvents } = productsOf(key);
  const now = new Date(world.nowMs()).toISOString();
  const { name: product, totalMinor } = pick(world.random, products);
  const placedAt = addMs(now, -world.between(1, 9) * dayMs);
  const state = pick(world.random, ['paid', 'shipped', 'shipped', 'delivered'] as const);
  if (!number) return;
  const data = {};
  await world.act('heed', (ctx) =>
    recordOrder(ctx, {
      ...{ projectId, customerId, number, state, totalMinor, currency, product, placedAt, data },
    }),
  );
  if (!world.chance(0.4)) return;
  const kind = pick(world.random, lifeEvents);
  const at = addMs(now, -world.between(0.1, 1) * dayMs);
  await world.act('heed', (ctx) =>
    recordLifeEvent(ctx, { projectId, customerId, kind, at, data: { number } }),
  );
}

function queueFor(
  { project, roster }: World,
  { reasonKey, channel }: { reasonKey: string; channel: Dialogue['channel'] },
): Id {
  const group = project.reasonGroups.find(({ reasons }) =>
    reasons.some(({ key }) => key === reasonKey),
  );
  const topicKey = present(group, reasonKey).topicKey;
  const queue =
    project.queues.find(
      ({ channels, topicKeys }) => channels.includes(channel) && topicKeys.includes(topicKey),
    ) ?? project.queues.find(({ channels }) => channels.includes(channel));
  return present(roster.queues[present(queue, 'a queue').key], 'its id');
}

/** Who chats leaves when nobody comes for long. */
function planPatience(world: World, dialogue: Dialogue): void {
  world.plan(world.nowMs() + world.between(2.5, 11) * minuteMs, async () => {
    if (dialogue.isTaken || dialogue.isClosed) return;
    const { contactId, conversationId } = dialogue;
    dialogue.isClosed = true;
    world.open.delete(dialogue);
    const which = { projectId: world.roster.id, contactId, conversationId };
    await world.act('heed', (ctx) => stopWaiting(ctx, which, null));
  });
}

/** Who was not helped, or learns that he was misled, comes back. */
export function planReturn(world: World, dialogue: Dialogue): void {
  const { returnsAfterMs } = dialogue.script;
  if (returnsAfterMs === null) return;
  const { customer: caller, channel } = dialogue;
  world.plan(world.nowMs() + returnsAfterMs, async () => {
    await arrive(world, { caller, channel, earlier: dialogue });
  });
}
