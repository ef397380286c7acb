import { describe, expect, it } from 'vitest';
import {
  type Crews,
  type Parity,
  type ParityContact,
  type ParityMeasure,
  parityOf,
} from './parity.ts';

const crews: Crews = {
  teamsOf: (agentId) => (agentId === 'nobody’s' ? [] : [agentId.slice(0, 5)]),
  isCompetent: (agentId, queueId) => (queueId === 'open' ? null : agentId.endsWith('expert')),
};

function contacts(count: number, about: Partial<ParityContact>): ParityContact[] {
  const contact: ParityContact = {
    ...{ reasonId: 'delivery', channel: 'chat', queueId: 'delivery', agentId: 'north expert' },
    ...{ isInTime: true, isTransferred: false, cameAgain: false, isResolved: true, rating: null },
    ...about,
  };
  return Array.from({ length: count }, () => contact);
}

const share = ({ channels }: Parity, channel: string, measure: ParityMeasure) =>
  channels
    .find((each) => each.channel === channel)
    ?.shares.find((each) => each.measure === measure);

function rowFor(contactsOfAll: ParityContact[], reasonId: string | null = 'delivery'): Parity {
  const row = parityOf(contactsOfAll, crews).find((each) => each.reasonId === reasonId);
  if (!row) throw new Error('no such row');
  return row;
}

describe('parity of channels', () => {
  it('flags a channel that other people answer', () => {
    const row = rowFor([
      ...contacts(60, {}),
      ...contacts(10, { channel: 'email' }),
      ...contacts(30, { channel: 'email', agentId: 'south' }),
    ]);
    expect(row.teamId).toBe('north');
    expect(share(row, 'email', 'same-team')).toMatchObject({
      differs: 'lower',
      figure: { value: 0.25, n: 40 },
      others: { value: 1, n: 60 },
    });
    expect(share(row, 'chat', 'same-team')?.differs).toBe('higher');
    expect(share(row, 'email', 'competent')?.differs).toBe('lower');
    expect(share(row, 'email', 'in-time')?.differs).toBeNull();
    expect(row.overlap).toBeCloseTo(0.25, 9);
  });

  it('leaves alone what chance explains', () => {
    const row = rowFor([
      ...contacts(24, {}),
      ...contacts(6, { isTransferred: true }),
      ...contacts(21, { channel: 'email' }),
      ...contacts(9, { channel: 'email', isTransferred: true }),
    ]);
    expect(share(row, 'email', 'transferred')?.differs).toBeNull();
    expect(row.overlap).toBeCloseTo(1, 9);
  });

  it('does not compare fewer than twenty', () => {
    const row = rowFor([
      ...contacts(200, {}),
      ...contacts(19, { channel: 'email', agentId: 'south', isInTime: false }),
    ]);
    expect(share(row, 'email', 'in-time')?.differs).toBeNull();
    expect(row.overlap).toBeNull();
  });

  it('counts each measure among the contacts that tell it', () => {
    const row = rowFor([
      ...contacts(10, { rating: 5 }),
      ...contacts(10, { rating: 2, isResolved: null }),
      ...contacts(10, {}),
    ]);
    expect(share(row, 'chat', 'satisfied')?.figure).toMatchObject({ value: 0.5, n: 20 });
    expect(share(row, 'chat', 'resolved')?.figure).toMatchObject({ value: 1, n: 20 });
  });

  it('takes all reasons together, each against its own team and queue', () => {
    const all = rowFor(
      [
        ...contacts(30, {}),
        ...contacts(50, { reasonId: 'refund', queueId: 'open', agentId: 'south' }),
      ],
      null,
    );
    expect(share(all, 'chat', 'same-team')?.figure).toMatchObject({ value: 1, n: 80 });
    expect(share(all, 'chat', 'competent')?.figure).toMatchObject({ value: 1, n: 30 });
    expect(all.teamId).toBeNull();
  });

  it('knows nothing of the teams of agents who are in none', () => {
    const row = rowFor(contacts(30, { agentId: 'nobody’s' }));
    expect(share(row, 'chat', 'same-team')?.figure).toEqual({ value: null, n: 0, interval: null });
  });

  it('has nothing to say about nothing', () => {
    expect(parityOf([], crews)).toEqual([]);
  });
});
