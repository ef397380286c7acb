import { describe, expect, it } from 'vitest';
import type { Agent } from '../contract.ts';
import {
  defaultCapacity,
  defaultCapacityUnits,
  defaultWeightUnits,
  hasRoom,
  heldUnitsOf,
  loadOf,
  withUnits,
} from './capacity.ts';

const idle: Agent = {
  ...defaultCapacity,
  personId: 'a',
  projectIds: ['p'],
  presence: 'available',
  presenceSince: '2026-01-05T08:00:00.000Z',
  loadUnits: 0,
  held: { chat: 0, email: 0 },
  ringingContactId: null,
  idleSince: '2026-01-05T08:00:00.000Z',
  missedOffers: 0,
};

const channels = new Map([
  ['chat', { limit: 3, held: 2 }],
  ['email', { limit: 5, held: 1 }],
]);

describe('what a contact takes of its agent', () => {
  it.each([
    ['chat', 'queue', 0],
    ['chat', 'offer', 1],
    ['chat', 'wait-for-customer', 1],
    ['email', 'talk', 1],
    ['email', 'wait-for-customer', 0],
    ['email', 'wrap-up', 1],
    ['email', 'closed', 0],
  ] as const)('of channel %s in %s is %d', (channel, state, units) => {
    expect(heldUnitsOf({ channel, weightUnits: 1 }, state)).toBe(units);
  });

  it('counts in units and by channel', () => {
    const taken = withUnits(idle, { channel: 'chat', from: 0, to: 1 });
    expect(taken).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
    expect(withUnits(taken, { channel: 'chat', from: 1, to: 0.5 })).toMatchObject({
      loadUnits: 0.5,
      held: { chat: 1, email: 0 },
    });
    expect(withUnits(taken, { channel: 'chat', from: 1, to: 0 })).toEqual(idle);
  });
});

describe('capacity', () => {
  it.each<[string, number, string, number, boolean]>([
    ['there is room for one more', 3, 'chat', 1, true],
    ['the last unit may be used, not more', 3, 'chat', 2, false],
    ['half units count', 3.5, 'email', 0.5, true],
    ['a full agent takes nothing', 4, 'email', 1, false],
    ['a channel that the agent does not serve has no room', 0, 'voice', 1, false],
  ])('%s', (_name, loadUnits, channel, weightUnits, expected) => {
    const agent = { capacityUnits: defaultCapacityUnits, loadUnits, channels };
    expect(hasRoom(agent, { channel, weightUnits })).toBe(expected);
  });

  it('of a channel ends at its own limit', () => {
    const full = new Map([['chat', { limit: 2, held: 2 }]]);
    const agent = { capacityUnits: 10, loadUnits: 2, channels: full };
    expect(hasRoom(agent, { channel: 'chat', weightUnits: 1 })).toBe(false);
  });

  it('is four chats, or chats and mails together, by default', () => {
    const held = [defaultWeightUnits.chat, defaultWeightUnits.email, defaultWeightUnits.chat, 1];
    expect(loadOf(held.map((weightUnits) => ({ weightUnits })))).toBe(defaultCapacityUnits);
    expect(loadOf([])).toBe(0);
  });
});
