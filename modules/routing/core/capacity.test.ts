import { describe, expect, it } from 'vitest';
import { defaultCapacityUnits, defaultWeightUnits, hasRoom, loadOf } from './capacity.ts';

const channels = new Map([
  ['chat', { limit: 3, held: 2 }],
  ['email', { limit: 5, held: 1 }],
]);

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
