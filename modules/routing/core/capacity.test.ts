import { describe, expect, it } from 'vitest';
import type { Load } from './agent.ts';
import {
  type Counted,
  countLoad,
  defaultCapacity,
  defaultCapacityUnits,
  hasRoom,
  isOverLimit,
  noLoad,
  openChannelsOf,
  withContact,
} from './capacity.ts';
import { heldUnitsOf } from './entry.ts';
import { defaultLoadRules, ruledOf } from './load-rules.ts';

const chat: Counted = { channel: 'chat', heldUnits: 1, contactState: 'talk', interruptedBy: [] };
const mail: Counted = { ...chat, channel: 'email', interruptedBy: ['chat'] };

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
    ['email', 'interrupted', 0],
    ['email', 'wait-for-customer', 0],
    ['email', 'wrap-up', 1],
    ['email', 'closed', 0],
  ] as const)('of channel %s in %s is %d', (channel, state, units) => {
    expect(heldUnitsOf(ruledOf(defaultLoadRules, channel), state)).toBe(units);
  });

  it('counts in units and by channel', () => {
    const taken = withContact(noLoad, { before: null, after: chat });
    expect(taken).toMatchObject({ loadUnits: 1, held: { chat: 1, email: 0 } });
    const half = { ...chat, heldUnits: 0.5 };
    expect(withContact(taken, { before: chat, after: half })).toMatchObject({
      loadUnits: 0.5,
      held: { chat: 1, email: 0 },
    });
    expect(withContact(taken, { before: chat, after: { ...chat, heldUnits: 0 } })).toEqual(noLoad);
  });

  it('can be set aside while it is talked about, and not while it is coded', () => {
    const talking = withContact(noLoad, { before: null, after: mail });
    expect(talking.interruptible).toEqual({ chat: 1, email: 0 });
    const coding = { ...mail, contactState: 'wrap-up' } as const;
    expect(withContact(talking, { before: mail, after: coding })).toMatchObject({
      loadUnits: 1,
      interruptible: { chat: 0, email: 0 },
    });
  });

  it('is the same when it is counted again', () => {
    const contacts = [chat, mail, mail].map((each, place) => ({
      ...each,
      contactId: `c${place}`,
      state: 'assigned' as const,
    }));
    const ringing = { ...chat, contactState: null, contactId: 'r', state: 'offered' as const };
    expect(countLoad([...contacts, ringing])).toEqual({
      loadUnits: 4,
      held: { chat: 2, email: 2 },
      interruptible: { chat: 2, email: 0 },
      ringingContactId: 'r',
    });
    expect(countLoad([])).toEqual(noLoad);
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

  it('of a channel ends at its own limit, whatever could be set aside', () => {
    const full = new Map([['chat', { limit: 2, held: 2, interruptibleUnits: 5 }]]);
    const agent = { capacityUnits: 10, loadUnits: 7, channels: full };
    expect(hasRoom(agent, { channel: 'chat', weightUnits: 1 })).toBe(false);
  });

  it('is free for a contact that may interrupt what takes it, and no other', () => {
    const load: Load = { ...noLoad, loadUnits: 4, interruptible: { chat: 1, email: 0 } };
    const busy = new Map([
      ['chat', { limit: 4, held: 0, interruptibleUnits: load.interruptible.chat }],
      ['email', { limit: 4, held: 3, interruptibleUnits: load.interruptible.email }],
    ]);
    const agent = { capacityUnits: 4, loadUnits: 4, channels: busy };
    expect(hasRoom(agent, { channel: 'chat', weightUnits: 1 })).toBe(true);
    expect(hasRoom(agent, { channel: 'chat', weightUnits: 2 })).toBe(false);
    expect(hasRoom(agent, { channel: 'email', weightUnits: 1 })).toBe(false);
    expect(openChannelsOf({ ...defaultCapacity, ...load })).toEqual(['chat']);
  });

  it('is passed in units or in the contacts of a channel', () => {
    const agent = { capacityUnits: 4, channelLimits: { chat: 2, email: 4 } };
    const held = { chat: 2, email: 0 };
    expect(isOverLimit({ ...agent, loadUnits: 4, held }, 'chat')).toBe(false);
    expect(isOverLimit({ ...agent, loadUnits: 4.25, held }, 'chat')).toBe(true);
    expect(isOverLimit({ ...agent, loadUnits: 3, held: { chat: 3, email: 0 } }, 'chat')).toBe(true);
  });
});
