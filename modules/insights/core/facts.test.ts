import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, secondMs } from '#kernel/time.ts';
import { agentTime, type ContactFacts, factsOfContact, type Segment } from './facts.ts';

const start = '2026-01-05T09:00:00.000Z';
const at = (seconds: number) => addMs(start, seconds * secondMs);

/** Segments one after another: kind, seconds, outcome. The last one lasts when null seconds. */
function chain(...steps: [Segment['kind'], number | null, string?][]): Segment[] {
  let elapsed = 0;
  return steps.map(([kind, seconds, outcome]) => {
    const startedAt = at(elapsed);
    elapsed += seconds ?? 0;
    const endedAt = seconds === null ? null : at(elapsed);
    return { kind, queueId: 'q', agentId: null, startedAt, endedAt, outcome: outcome ?? null };
  });
}

function factsOf(
  segments: readonly Segment[],
  { now = at(1_000), firstResponse = null as number | null } = {},
) {
  const firstResponseAt = firstResponse === null ? null : at(firstResponse);
  return factsOfContact(segments, { firstResponseAt, shortAbandonMs: 5_000, now });
}

describe('the facts of a contact', () => {
  it('of an answered one add up its stages', () => {
    const segments = chain(
      ['queue', 20, 'offered'],
      ['offer', 10, 'timed-out'],
      ['queue', 5, 'offered'],
      ['offer', 3, 'declined'],
      ['queue', 0, 'offered'],
      ['offer', 2, 'accepted'],
      ['talk', 100, 'customer-turn'],
      ['wait-for-customer', 50, 'customer-wrote'],
      ['talk', 60, 'finished'],
      ['wrap-up', 30, 'coded'],
    );
    expect(factsOf(segments, { firstResponse: 55 })).toEqual({
      queueId: 'q',
      agentId: null,
      offeredAt: start,
      endedAt: at(280),
      result: 'answered',
      isWaiting: false,
      waitMs: 40_000,
      isShortAbandoned: false,
      offersNotAccepted: 2,
      talkMs: 160_000,
      waitForCustomerMs: 50_000,
      wrapUpMs: 30_000,
      firstResponseMs: 55_000,
      transfers: 0,
    } satisfies ContactFacts);
  });

  it('leave out of handling the time in which it was set aside', () => {
    const segments = chain(
      ['queue', 5, 'offered'],
      ['offer', 5, 'accepted'],
      ['talk', 100, 'interrupted'],
      ['interrupted', 600, 'resumed'],
      ['talk', 40, 'finished'],
      ['wrap-up', 10, 'coded'],
    );
    expect(factsOf(segments)).toMatchObject({
      talkMs: 140_000,
      waitForCustomerMs: 0,
      wrapUpMs: 10_000,
      endedAt: at(760),
    });
  });

  it('name the agent who took it first, whoever ended it', () => {
    const handedOn = chain(['queue', 20], ['talk', 100, 'transferred'], ['queue', 5], ['talk', 60]);
    const segments = handedOn.map((segment, index) => ({ ...segment, agentId: `agent-${index}` }));
    expect(factsOf(segments.toReversed())?.agentId).toBe('agent-1');
  });

  it.each<[string, Segment[], Partial<ContactFacts>]>([
    [
      'a customer who left in the queue',
      chain(['queue', 5, 'abandoned']),
      { result: 'abandoned', waitMs: 5_000, isShortAbandoned: false },
    ],
    [
      'a customer who left almost at once',
      chain(['queue', 4, 'abandoned']),
      { result: 'abandoned', isShortAbandoned: true },
    ],
    [
      'a customer who left while the contact rang, offered without a wait',
      chain(['queue', 0, 'offered'], ['offer', 8, 'abandoned']),
      { result: 'abandoned', waitMs: 8_000, offersNotAccepted: 0 },
    ],
    [
      'a contact that was merged while it waited',
      chain(['queue', 60, 'merged']),
      { result: 'left', waitMs: 60_000, isShortAbandoned: false },
    ],
    [
      'a contact that waits',
      chain(['queue', 20, 'offered'], ['offer', 10, 'declined'], ['queue', null]),
      { result: 'waiting', waitMs: 1_000_000, endedAt: null },
    ],
    [
      'a contact that rings',
      chain(['queue', 20, 'offered'], ['offer', null]),
      { result: 'waiting', waitMs: 1_000_000 },
    ],
    [
      'a contact in talk',
      chain(['queue', 20, 'taken'], ['talk', null]),
      { result: 'answered', waitMs: 20_000, talkMs: 980_000, endedAt: null },
    ],
    [
      'a contact that was handed on and waits again',
      chain(['queue', 20, 'taken'], ['talk', 9, 'transferred'], ['queue', null]),
      { result: 'answered', isWaiting: true, waitMs: 20_000 },
    ],
    [
      'a transferred contact',
      chain(
        ['queue', 20, 'taken'],
        ['talk', 9, 'transferred'],
        ['queue', 70, 'taken'],
        ['talk', 1],
      ),
      { result: 'answered', waitMs: 20_000, transfers: 1, talkMs: 10_000 },
    ],
    [
      'a contact that an agent started',
      chain(['talk', 9, 'finished']),
      { result: 'answered', offeredAt: null, waitMs: 0, queueId: null },
    ],
  ])('of %s', (_name, segments, facts) => {
    expect(factsOf(segments)).toMatchObject(facts);
    expect(factsOf(segments.toReversed())).toMatchObject(facts);
  });

  it('do not exist without segments', () => {
    expect(factsOf([])).toBeNull();
  });

  it('depend neither on the order of the segments nor, once it ended, on the time', () => {
    const kind = fc.constantFrom<Segment['kind'][]>(
      'queue',
      'offer',
      'talk',
      'wait-for-customer',
      'wrap-up',
    );
    const outcome = fc.constantFrom('abandoned', 'declined', 'transferred', 'finished');
    const steps = fc.array(fc.tuple(kind, fc.integer({ min: 1, max: 99 }), outcome), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (parts) => {
        const segments = chain(...parts);
        const facts = factsOf(segments);
        expect(factsOf(segments.toReversed())).toEqual(facts);
        expect(factsOf(segments, { now: at(99_999) })).toEqual(facts);
      }),
    );
  });
});

describe('the time of an agent', () => {
  const period = (from: number, to: number) => ({ from: at(from), to: at(to) });

  it('counts several contacts at once as one stretch of work', () => {
    const work = [period(10, 30), period(0, 20), period(25, 28), period(40, 50)];
    expect(agentTime(work, [])).toEqual({ handlingMs: 40_000, availableMs: 0 });
  });

  it('is available where the agent was ready and had no work', () => {
    const ready = [period(0, 60), period(100, 120)];
    expect(agentTime([period(10, 30), period(50, 90)], ready)).toEqual({
      handlingMs: 60_000,
      availableMs: 50_000,
    });
  });
});
