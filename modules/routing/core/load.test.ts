import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assert } from '#kernel/assert.ts';
import { type Channel, channel } from '#modules/contacts/contract.ts';
import type { Load } from './agent.ts';
import { countLoad, hasRoom, noLoad, openChannelsOf, withContact } from './capacity.ts';
import { type Entry, heldUnitsOf } from './entry.ts';
import { goOn, setAside } from './interruption.ts';
import { defaultLoadRules, type LoadRules, ruledOf } from './load-rules.ts';

/** What an agent can hold and how it counts. */
interface Limits {
  readonly capacityUnits: number;
  readonly channelLimits: Readonly<Record<Channel, number>>;
}

/** What an agent has: its counters are kept step by step, as the server keeps them. */
function openHands() {
  let load: Load = noLoad;
  const contacts = new Map<string, Contact>();
  const all = () => [...contacts.values()];
  const ringing = () => all().find(({ state }) => state === 'offered');
  return {
    load: () => load,
    all,
    ringing,
    get: (id: string) => contacts.get(id) ?? null,
    pick: (place: number) => {
      const own = all().filter(({ state }) => state === 'assigned');
      return own[place % Math.max(1, own.length)];
    },
    set: (before: Contact | null, after: Contact | null) => {
      load = withContact(load, { before, after });
      const id = after?.contactId ?? before?.contactId ?? '';
      if (after) contacts.set(id, after);
      else contacts.delete(id);
      load = { ...load, ringingContactId: ringing()?.contactId ?? null };
    },
  };
}

/** His room in each channel. */
function roomIn({ channelLimits }: Limits, { held, interruptible }: Load) {
  return new Map(
    Object.entries(channelLimits).map(([each, limit]) => {
      const of = channel.parse(each);
      return [each, { limit, held: held[of], interruptibleUnits: interruptible[of] }];
    }),
  );
}

/** One agent at work. */
function openDesk(capacity: Limits, rules: Parameters<typeof ruledOf>[0]) {
  const { load, all, ringing, get, pick, set } = openHands();
  let second = 0;
  const nextInstant = () => {
    second += 1;
    return new Date(second * 1_000).toISOString();
  };
  const arriving = (channel: Channel): Contact => ({
    ...{ contactId: nextInstant(), channel, state: 'waiting', heldUnits: 0 },
    ...{ contactState: null, contactSince: null, ...ruledOf(rules, channel) },
  });
  const stand = (contact: Contact, contactState: NonNullable<Entry['contactState']>) => {
    const heldUnits = heldUnitsOf(contact, contactState);
    const contactSince = nextInstant();
    const next = { ...contact, state: 'assigned', contactState, contactSince, heldUnits } as const;
    set(get(contact.contactId), next);
  };
  const begin = (contact: Contact) => {
    stand(contact, 'talk');
    const talks = all().filter(
      (each) => each.contactState === 'talk' && each.interruptedBy.includes(contact.channel),
    );
    for (const talk of setAside({ ...capacity, ...load() }, talks)) stand(talk, 'interrupted');
  };
  const useRoom = () => {
    const aside = all().filter(({ contactState }) => contactState === 'interrupted');
    for (const each of goOn({ ...capacity, ...load() }, aside)) stand(each, 'talk');
  };

  return {
    load,
    contacts: all,
    /** Offers a contact as push does, where there is room for it. */
    push: (of: Channel) => {
      const contact = arriving(of);
      const channels = roomIn(capacity, load());
      const { loadUnits, ringingContactId } = load();
      if (ringingContactId || !hasRoom({ ...capacity, loadUnits, channels }, contact)) return;
      assert(openChannelsOf({ ...capacity, ...load() }).includes(of), 'whoever has room is found');
      set(null, { ...contact, state: 'offered', heldUnits: contact.weightUnits });
    },
    answer: () => {
      const offer = ringing();
      if (offer) begin(offer);
    },
    decline: () => {
      const offer = ringing();
      if (offer) set(offer, null);
      useRoom();
    },
    take: (of: Channel) => begin(arriving(of)),
    /** The contact stands elsewhere, as the contacts module says. */
    move: (place: number, to: 'talk' | 'wait-for-customer' | 'wrap-up') => {
      const contact = pick(place);
      const isAside = contact?.contactState === 'interrupted';
      if (contact && !(isAside && to === 'wait-for-customer')) stand(contact, to);
      useRoom();
    },
    fallSilent: (place: number) => {
      const contact = pick(place);
      if (contact?.contactState === 'wait-for-customer') set(contact, { ...contact, heldUnits: 0 });
      useRoom();
    },
    leave: (place: number) => {
      const contact = pick(place);
      if (contact) set(contact, null);
      useRoom();
    },
  };
}

type Contact = Pick<
  Entry,
  | 'contactId'
  | 'channel'
  | 'state'
  | 'heldUnits'
  | 'contactState'
  | 'contactSince'
  | 'weightUnits'
  | 'silentAfterMs'
  | 'interruptedBy'
>;

const of = fc.constantFrom<Channel>('chat', 'email');
const place = fc.nat(8);
const quarter = fc.integer({ min: 1, max: 8 }).map((quarters) => quarters / 4);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('push' as const), of }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const) }) },
  fc.record({ do: fc.constant('decline' as const) }),
  fc.record({ do: fc.constant('take' as const), of }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      place,
      to: fc.constantFrom('talk' as const, 'wait-for-customer' as const, 'wrap-up' as const),
    }),
  },
  fc.record({ do: fc.constant('silent' as const), place }),
  fc.record({ do: fc.constant('leave' as const), place }),
);

const scene = fc.record({
  capacity: fc.record({
    capacityUnits: fc.integer({ min: 1, max: 4 }),
    channelLimits: fc.record({
      chat: fc.integer({ min: 0, max: 5 }),
      email: fc.integer({ min: 0, max: 5 }),
    }),
  }),
  rules: fc.record({
    weights: fc.record({ chat: quarter, email: quarter }),
    silentAfterMs: fc.constantFrom(
      defaultLoadRules.silentAfterMs,
      { chat: 0, email: 0 },
      { chat: null, email: null },
    ),
    interrupts: fc.constantFrom<LoadRules['interrupts']>(
      defaultLoadRules.interrupts,
      { chat: [], email: ['chat'] },
      { chat: [], email: [] },
    ),
  }),
  steps: fc.array(step, { maxLength: 60, size: 'max' }),
});

it('keeps counters that equal a recount, and lets no push pass a limit', () => {
  let interruptions = 0;
  fc.assert(
    fc.property(scene, ({ capacity, rules, steps }) => {
      const desk = openDesk(capacity, rules);
      for (const each of steps) {
        const before = desk.load();
        takeStep(desk, each);
        expect(desk.load()).toEqual(countLoad(desk.contacts()));
        if (each.do === 'push' && desk.load() !== before) {
          const { loadUnits, held } = desk.load();
          const aside = before.interruptible[each.of];
          expect(loadUnits - aside).toBeLessThanOrEqual(capacity.capacityUnits);
          expect(held[each.of]).toBeLessThanOrEqual(capacity.channelLimits[each.of]);
        }
        const isAnswer = each.do === 'answer' && before.ringingContactId !== null;
        if (isAnswer) interruptions += Number(desk.load().loadUnits < before.loadUnits);
        const hasNothingElse = desk.load().loadUnits === 0;
        const isAside = desk.contacts().some(({ contactState }) => contactState === 'interrupted');
        if (each.do === 'leave' && hasNothingElse) expect(isAside).toBe(false);
      }
    }),
    { numRuns: 500, seed: 20_260_302 },
  );
  expect(interruptions).toBeGreaterThan(50);
});

it('answers an offer within the limit, unless customers came back in the meantime', () => {
  fc.assert(
    fc.property(scene, ({ capacity, rules, steps }) => {
      const desk = openDesk(capacity, rules);
      for (const each of steps) {
        if (each.do === 'take' || each.do === 'move' || each.do === 'silent') continue;
        takeStep(desk, each);
        const isRinging = desk.load().ringingContactId !== null;
        if (!isRinging) expect(desk.load().loadUnits).toBeLessThanOrEqual(capacity.capacityUnits);
      }
    }),
    { numRuns: 300, seed: 20_260_302 },
  );
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function takeStep(desk: ReturnType<typeof openDesk>, each: Step): void {
  if (each.do === 'push') desk.push(each.of);
  if (each.do === 'answer') desk.answer();
  if (each.do === 'decline') desk.decline();
  if (each.do === 'take') desk.take(each.of);
  if (each.do === 'move') desk.move(each.place, each.to);
  if (each.do === 'silent') desk.fallSilent(each.place);
  if (each.do === 'leave') desk.leave(each.place);
}
