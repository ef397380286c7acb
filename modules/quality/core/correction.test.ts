import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, hourMs, minuteMs } from '#kernel/time.ts';
import {
  advance,
  type Correction,
  type CorrectionAction,
  clocksOf,
  defaultCorrectionTerms,
  openCorrection,
} from './correction.ts';

const start = '2026-01-05T09:00:00.000Z';
const at = (minutes: number) => addMs(start, minutes * minuteMs);
const opened = openCorrection(defaultCorrectionTerms, start);

const giveAnswer: CorrectionAction = { kind: 'give-answer', text: '14 days', source: 'Returns' };
const reached: CorrectionAction = { kind: 'record-attempt', result: 'reached' };
const notReached: CorrectionAction = { kind: 'record-attempt', result: 'not-reached' };
const tellAgent: CorrectionAction = { kind: 'tell-agent', excerpt: '30 days' };
const acknowledge: CorrectionAction = { kind: 'acknowledge' };
const checkSimilar: CorrectionAction = { kind: 'check-similar', contactIds: ['x'] };
const withdraw: CorrectionAction = { kind: 'withdraw', reason: 'It was right.' };

/** The chain after the actions, one minute apart. */
function chainAfter(...actions: CorrectionAction[]): Correction {
  return actions.reduce((chain, action, place) => {
    const step = advance(chain, action, at(place + 1));
    if (step.isRefused) throw new Error(`${action.kind}: ${step.reason}`);
    return step.correction;
  }, opened);
}

describe('the correction chain', () => {
  it('closes when the customer, the agent and the similar dialogues are done', () => {
    const almost = chainAfter(giveAnswer, reached, tellAgent, acknowledge);
    expect(almost.closedAt).toBeNull();
    const closed = advance(almost, checkSimilar, at(9));
    expect(closed).toMatchObject({ isRefused: false, correction: { closedAt: at(9) } });
  });

  it('runs its three tracks in any order once the answer is known', () => {
    const orders = [
      [reached, tellAgent, acknowledge, checkSimilar],
      [tellAgent, acknowledge, checkSimilar, reached],
      [checkSimilar, tellAgent, reached, acknowledge],
    ];
    for (const order of orders) expect(chainAfter(giveAnswer, ...order).closedAt).toBe(at(5));
  });

  it('tries the customer as often as its terms say, then counts him as not reached', () => {
    const tried = chainAfter(giveAnswer, notReached, notReached, notReached);
    expect(advance(tried, reached, at(9))).toEqual({ isRefused: true, reason: 'already-done' });
    expect(clocksOf(tried, at(9))[1]).toMatchObject({ step: 'customer', doneAt: at(4) });
  });

  it('can be withdrawn until somebody has been told', () => {
    expect(chainAfter(giveAnswer, withdraw).closedAt).toBe(at(2));
  });

  it.each<[string, CorrectionAction[], CorrectionAction, string]>([
    ['nobody is told before the answer is known', [], tellAgent, 'answer-not-ready'],
    ['nor is the customer', [], reached, 'answer-not-ready'],
    ['nor is anything searched', [], checkSimilar, 'answer-not-ready'],
    ['an answer needs its source', [], { ...giveAnswer, source: ' ' }, 'text-missing'],
    ['an answer is given once', [giveAnswer], giveAnswer, 'already-done'],
    [
      'an agent is told with an excerpt',
      [giveAnswer],
      { ...tellAgent, excerpt: '' },
      'text-missing',
    ],
    ['an agent acknowledges what he was told', [giveAnswer], acknowledge, 'agent-not-told'],
    ['a reached customer is left in peace', [giveAnswer, reached], notReached, 'already-done'],
    ['a told agent ends the way back', [giveAnswer, tellAgent], withdraw, 'already-under-way'],
    ['a withdrawn chain stays closed', [withdraw], giveAnswer, 'closed'],
    ['a withdrawal needs a reason', [], { ...withdraw, reason: '' }, 'text-missing'],
  ])('%s', (_name, before, action, reason) => {
    expect(advance(chainAfter(...before), action, at(30))).toEqual({ isRefused: true, reason });
  });

  it('never loses what was recorded, and takes nothing more after it closed', () => {
    const actions = [
      giveAnswer,
      reached,
      notReached,
      tellAgent,
      acknowledge,
      checkSimilar,
      withdraw,
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions)), (chosen) => {
        let chain = opened;
        for (const action of chosen) {
          const step = advance(chain, action, at(1));
          if (step.isRefused) continue;
          expect(chain.closedAt).toBeNull();
          expect(step.correction).not.toEqual(chain);
          expect(step.correction.attempts.slice(0, chain.attempts.length)).toEqual(chain.attempts);
          if (chain.answer) expect(step.correction.answer).toBe(chain.answer);
          if (chain.told) expect(step.correction.told).toBe(chain.told);
          chain = step.correction;
        }
      }),
    );
  });
});

describe('the clocks of a correction', () => {
  const stepsOverdue = (chain: Correction, minutes: number) =>
    clocksOf(chain, at(minutes))
      .filter(({ isOverdue }) => isOverdue)
      .map(({ step }) => step);

  it('run from the opening for the answer, the customer and the search', () => {
    expect(clocksOf(opened, at(0)).map(({ dueAt }) => dueAt)).toEqual([
      addMs(start, hourMs),
      addMs(start, 4 * hourMs),
      null,
      null,
      addMs(start, 24 * hourMs),
    ]);
    expect(stepsOverdue(opened, 60)).toEqual([]);
    expect(stepsOverdue(opened, 61)).toEqual(['answer']);
    expect(stepsOverdue(opened, 241)).toEqual(['answer', 'customer']);
  });

  it('run for the agent from the moment there is something to say', () => {
    expect(stepsOverdue(chainAfter(giveAnswer), 7)).toEqual(['agent-told']);
    expect(clocksOf(chainAfter(giveAnswer, tellAgent), at(3))[3]).toMatchObject({
      dueAt: at(2 + 1440),
    });
  });

  it('remember that a step was late', () => {
    const step = advance(opened, giveAnswer, at(90));
    if (step.isRefused) throw new Error(step.reason);
    expect(clocksOf(step.correction, at(91))[0]).toMatchObject({ doneAt: at(90), isOverdue: true });
  });

  it('stop when the chain is withdrawn', () => {
    expect(stepsOverdue(chainAfter(withdraw), 100_000)).toEqual([]);
  });
});
