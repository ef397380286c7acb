import { describe, expect, it } from 'vitest';
import type { Channel } from '#modules/contacts/contract.ts';
import { goOn, setAside } from './interruption.ts';

const contact = (contactId: string, second: number, weightUnits = 1) => ({
  contactId,
  channel: 'email' as Channel,
  weightUnits,
  contactSince: new Date(Date.UTC(2026, 0, 5, 8, 0, second)).toISOString(),
});
const idsOf = (contacts: readonly { contactId: string }[]) =>
  contacts.map(({ contactId }) => contactId);

describe('setting aside', () => {
  const talks = [contact('b', 20), contact('a', 10), contact('c', 20)];

  it.each<[string, number, string[]]>([
    ['nothing while there is room for both', 4, []],
    ['the talk that has gone on the longest', 5, ['a']],
    ['among equals the first by its id', 6, ['a', 'b']],
    ['all there is when that is not enough', 9, ['a', 'b', 'c']],
  ])('takes %s', (_name, loadUnits, expected) => {
    expect(idsOf(setAside({ loadUnits, capacityUnits: 4 }, talks))).toEqual(expected);
  });

  it('ends as soon as there is room', () => {
    const heavy = [contact('a', 10, 2), contact('b', 20, 0.5)];
    expect(idsOf(setAside({ loadUnits: 4.5, capacityUnits: 4 }, heavy))).toEqual(['a']);
  });
});

describe('going on', () => {
  const agent = {
    capacityUnits: 4,
    channelLimits: { chat: 4, email: 4 },
    held: { chat: 2, email: 0 },
  };
  const aside = [contact('b', 20), contact('a', 10)];

  it('begins with what has lain there the longest, as far as there is room', () => {
    expect(idsOf(goOn({ ...agent, loadUnits: 4 }, aside))).toEqual([]);
    expect(idsOf(goOn({ ...agent, loadUnits: 3 }, aside))).toEqual(['a']);
    expect(idsOf(goOn({ ...agent, loadUnits: 2 }, aside))).toEqual(['a', 'b']);
  });

  it('lets something small go on where the larger one has no room', () => {
    const mixed = [contact('a', 10, 2), contact('b', 20, 1)];
    expect(idsOf(goOn({ ...agent, loadUnits: 3 }, mixed))).toEqual(['b']);
  });

  it('keeps to the limit of the channel', () => {
    const limited = { ...agent, channelLimits: { chat: 4, email: 1 }, loadUnits: 2 };
    expect(idsOf(goOn(limited, aside))).toEqual(['a']);
  });

  it('never leaves everything lying with an agent who has nothing else', () => {
    const heavy = [contact('a', 10, 5)];
    const idle = { ...agent, loadUnits: 0, held: { chat: 0, email: 0 } };
    expect(idsOf(goOn(idle, heavy))).toEqual(['a']);
  });
});
