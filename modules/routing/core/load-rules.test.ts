import { describe, expect, it } from 'vitest';
import { isCircular } from './interrupts.ts';
import { defaultLoadRules, loadRules, ruledOf } from './load-rules.ts';

describe('rules of load', () => {
  it('are what the contract allows', () => {
    expect(loadRules.parse(defaultLoadRules)).toEqual(defaultLoadRules);
  });

  it('say of a contact what it weighs, when it is silent and what may interrupt it', () => {
    const rules = { ...defaultLoadRules, weights: { chat: 1, email: 0.5 } };
    expect(ruledOf(rules, 'email')).toEqual({
      weightUnits: 0.5,
      silentAfterMs: 0,
      interruptedBy: ['chat'],
    });
    expect(ruledOf(rules, 'chat').interruptedBy).toEqual([]);
  });

  it.each([
    ['a third of a unit, of which sums are not exact', { weights: { chat: 1 / 3, email: 1 } }],
    ['no weight at all', { weights: { chat: 0, email: 1 } }],
    ['a channel without a weight', { weights: { chat: 1 } }],
    ['silence of more than a day', { silentAfterMs: { chat: 90_000_000, email: 0 } }],
    ['channels that interrupt each other', { interrupts: { chat: ['email'], email: ['chat'] } }],
    ['a channel that interrupts itself', { interrupts: { chat: ['chat'], email: [] } }],
  ])('refuse %s', (_name, change) => {
    expect(loadRules.safeParse({ ...defaultLoadRules, ...change }).success).toBe(false);
  });

  it('may let one channel interrupt two, and refuse a circle of three', () => {
    expect(isCircular({ voice: ['chat', 'email'], chat: ['email'], email: [] })).toBe(false);
    expect(isCircular({ voice: ['chat'], chat: ['email'], email: ['voice'] })).toBe(true);
  });
});
