import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { nextOverflowAt, overflowOf, type Waited } from './overflow.ts';
import type { Queue } from './queue.ts';

const now = '2026-03-02T09:00:00.000Z';
const waited: Waited = {
  ...{ enteredAt: addMs(now, -2 * minuteMs), expectedMs: null, waitingBefore: null },
  isClosed: false,
};
const rules = (overflow: Queue['overflow']) => ({
  overflow,
  whenClosed: { kind: 'queue' as const, queueId: 'night' },
});
const waitedFor = (minutes: number, queueId: string): Queue['overflow'][number] => ({
  when: { kind: 'waited', ms: minutes * minuteMs },
  queueId,
});
const ask = (
  overflow: Queue['overflow'],
  more: Partial<Waited> = {},
  isOpenTo: (queueId: string) => boolean = () => true,
) => overflowOf(rules(overflow), { ...waited, ...more }, { isOpenTo, now });

describe('a contact waits on in another queue', () => {
  it('when it has waited so long, and not before', () => {
    expect(ask([waitedFor(3, 'b')])).toBeNull();
    expect(ask([waitedFor(2, 'b')])).toMatchObject({ intoQueueId: 'b', found: null });
  });

  it('by the first rule that holds and whose queue is open to it', () => {
    const both = [waitedFor(1, 'b'), waitedFor(2, 'c')];
    expect(ask(both)?.intoQueueId).toBe('b');
    expect(ask(both, {}, (queueId) => queueId === 'c')?.intoQueueId).toBe('c');
    expect(ask(both, {}, () => false)).toBeNull();
  });

  it('as it comes, when its wait is long or many wait before it', () => {
    const long = { when: { kind: 'estimated' as const, ms: 5 * minuteMs }, queueId: 'b' };
    expect(ask([long])).toBeNull();
    expect(ask([long], { expectedMs: 5 * minuteMs })).toBeNull();
    expect(ask([long], { expectedMs: 6 * minuteMs })?.found).toBe(6 * minuteMs);
    const many = { when: { kind: 'waiting' as const, count: 4 }, queueId: 'b' };
    expect(ask([many], { waitingBefore: 3 })).toBeNull();
    expect(ask([many], { waitingBefore: 4 })?.found).toBe(4);
  });

  it('when its queue is closed, before any other rule', () => {
    expect(ask([waitedFor(1, 'b')], { isClosed: true })).toMatchObject({
      intoQueueId: 'night',
      why: { kind: 'closed' },
    });
  });

  it('and the next moment to ask is when the next rule by waiting begins to hold', () => {
    const some = [waitedFor(1, 'b'), waitedFor(5, 'c'), waitedFor(9, 'd')];
    expect(nextOverflowAt(rules(some), waited.enteredAt, now)).toBe(addMs(now, 3 * minuteMs));
    expect(nextOverflowAt(rules([waitedFor(1, 'b')]), waited.enteredAt, now)).toBeNull();
  });
});
