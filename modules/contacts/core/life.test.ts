import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStep, type Standing, takeStep } from './life.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const queued: Standing = { state: 'queue', since: at(0), queueId: 'q', agentId: null };
const offered: Standing = { ...queued, state: 'offer', agentId: 'a' };
const talking: Standing = { ...queued, state: 'talk', agentId: 'a' };
const waiting: Standing = { ...talking, state: 'wait-for-customer' };
const interrupted: Standing = { ...talking, state: 'interrupted' };
const wrapping: Standing = { ...talking, state: 'wrap-up' };
const closed: Standing = { ...talking, state: 'closed' };

describe('the life of a contact', () => {
  it.each<[string, Standing, AnyStep, Partial<Standing>, string]>([
    [
      'an offer names the agent and keeps the queue',
      queued,
      { to: 'offer', agentId: 'a' },
      offered,
      'offered',
    ],
    [
      'a declined offer waits again, held by nobody',
      offered,
      { to: 'queue', why: 'declined' },
      queued,
      'declined',
    ],
    [
      'an offer that ran out waits again',
      offered,
      { to: 'queue', why: 'timed-out' },
      queued,
      'timed-out',
    ],
    [
      'an accepted offer is a talk',
      offered,
      { to: 'talk', agentId: 'a', why: 'accepted' },
      talking,
      'accepted',
    ],
    [
      'an agent may take what waits',
      queued,
      { to: 'talk', agentId: 'b', why: 'taken' },
      { state: 'talk', agentId: 'b' },
      'taken',
    ],
    [
      'a talk waits for the customer with its agent',
      talking,
      { to: 'wait-for-customer' },
      waiting,
      'customer-turn',
    ],
    [
      'the customer’s answer goes on with the same agent',
      waiting,
      { to: 'talk', why: 'customer-wrote' },
      talking,
      'customer-wrote',
    ],
    [
      'a word during wrap-up reopens the talk',
      wrapping,
      { to: 'talk', why: 'customer-wrote' },
      talking,
      'customer-wrote',
    ],
    [
      'a talk may be set aside and stays its agent’s',
      talking,
      { to: 'interrupted' },
      interrupted,
      'interrupted',
    ],
    ['what was set aside goes on', interrupted, { to: 'talk', why: 'resumed' }, talking, 'resumed'],
    [
      'a lead may take what was set aside',
      interrupted,
      { to: 'talk', agentId: 'b', why: 'taken' },
      { state: 'talk', agentId: 'b' },
      'taken',
    ],
    [
      'what was set aside can be handed on',
      interrupted,
      { to: 'queue', queueId: 'r', why: 'transferred' },
      { state: 'queue', queueId: 'r', agentId: null },
      'transferred',
    ],
    ['what was set aside can be finished', interrupted, { to: 'wrap-up' }, wrapping, 'finished'],
    [
      'what was set aside can be merged',
      interrupted,
      { to: 'closed', why: 'merged' },
      closed,
      'merged',
    ],
    [
      'what was set aside can be coded',
      interrupted,
      { to: 'closed', why: 'coded' },
      closed,
      'coded',
    ],
    [
      'a transfer leaves the agent',
      talking,
      { to: 'queue', queueId: 'r', why: 'transferred' },
      { state: 'queue', queueId: 'r', agentId: null },
      'transferred',
    ],
    [
      'a finished talk is wrapped up by its agent',
      talking,
      { to: 'wrap-up' },
      wrapping,
      'finished',
    ],
    ['coding closes', wrapping, { to: 'closed', why: 'coded' }, closed, 'coded'],
    [
      'a customer may leave while he waits',
      queued,
      { to: 'closed', why: 'abandoned' },
      { state: 'closed', agentId: null },
      'abandoned',
    ],
  ])('%s', (_name, from, step, to, outcome) => {
    const move = takeStep(from, step, at(9));
    expect(move?.standing).toMatchObject({ ...to, since: at(9) });
    expect(move?.ended).toMatchObject({
      kind: from.state,
      startedAt: at(0),
      endedAt: at(9),
      outcome,
    });
  });

  it.each<[string, Standing, AnyStep]>([
    ['a closed contact stays closed', closed, { to: 'queue', queueId: 'q', why: 'transferred' }],
    [
      'what nobody was offered cannot be accepted',
      queued,
      { to: 'talk', agentId: 'a', why: 'accepted' },
    ],
    ['a contact in talk cannot be offered', talking, { to: 'offer', agentId: 'b' }],
    [
      'a customer who is being helped has not abandoned',
      talking,
      { to: 'closed', why: 'abandoned' },
    ],
    ['only a talk can be set aside', waiting, { to: 'interrupted' }],
    ['a talk that runs does not begin again', talking, { to: 'talk', why: 'resumed' }],
    [
      'a customer’s word does not bring back what was set aside',
      interrupted,
      { to: 'talk', why: 'customer-wrote' },
    ],
    ['an offer cannot be coded', offered, { to: 'closed', why: 'coded' }],
  ])('%s', (_name, from, step) => {
    expect(takeStep(from, step, at(9))).toBeNull();
  });

  const step: fc.Arbitrary<AnyStep> = fc.oneof(
    fc.record({
      to: fc.constant('queue' as const),
      queueId: fc.constantFrom('q', 'r'),
      why: fc.constantFrom(
        'declined' as const,
        'timed-out' as const,
        'withdrawn' as const,
        'transferred' as const,
      ),
    }),
    fc.record({ to: fc.constant('offer' as const), agentId: fc.constantFrom('a', 'b') }),
    fc.record({
      to: fc.constant('talk' as const),
      agentId: fc.constantFrom('a', 'b'),
      why: fc.constantFrom('accepted' as const, 'taken' as const),
    }),
    fc.constant<AnyStep>({ to: 'talk', why: 'customer-wrote' }),
    fc.constant<AnyStep>({ to: 'talk', why: 'resumed' }),
    fc.constant<AnyStep>({ to: 'interrupted' }),
    fc.constant<AnyStep>({ to: 'wait-for-customer' }),
    fc.constant<AnyStep>({ to: 'wrap-up' }),
    fc.record({
      to: fc.constant('closed' as const),
      why: fc.constantFrom('coded' as const, 'abandoned' as const, 'merged' as const),
    }),
  );

  it('leaves segments that follow each other without gap or overlap, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let standing = queued;
        let end = queued.since;
        steps.forEach((each, index) => {
          const move = takeStep(standing, each, at(index + 1));
          if (!move) return;
          expect(move.ended.startedAt).toBe(end);
          expect(move.ended.kind).toBe(standing.state);
          standing = move.standing;
          end = move.ended.endedAt;
        });
        expect(standing.since).toBe(end);
        const isHeld = ['offer', 'talk', 'interrupted', 'wait-for-customer', 'wrap-up'].includes(
          standing.state,
        );
        if (isHeld) expect(standing.agentId).not.toBeNull();
        if (standing.state === 'queue') expect(standing.agentId).toBeNull();
      }),
    );
  });
});
