import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { neededAt, nextEaseAt } from './requirements.ts';
import type { RelaxStep, Requirements } from './work.ts';

const enteredAt = '2026-03-02T09:00:00.000Z';
const minutesIn = (minutes: number) => addMs(enteredAt, minutes * minuteMs);
const step = (minutes: number, ease: RelaxStep['ease']): RelaxStep => ({
  afterMs: minutes * minuteMs,
  ease,
});
const asking = (relaxing: readonly RelaxStep[]) => {
  const skills = [{ skillId: 'billing', minLevel: 3 }];
  const requirements: Requirements = { language: 'ru', skills, teamId: 'north', relaxing };
  return { requirements, enteredAt, askedFirst: null };
};

describe('what a contact asks for', () => {
  const patient = asking([
    step(2, 'lower-levels'),
    step(4, 'lower-levels'),
    step(6, 'no-skills'),
    step(9, 'any-language'),
  ]);

  it.each([
    ['all of it at first', 0, 'ru', 3],
    ['all of it until the first step is due', 1.99, 'ru', 3],
    ['a level less from then on', 2, 'ru', 2],
    ['a level less by each such step', 5, 'ru', 1],
    ['no skill in the end', 6, 'ru', null],
    ['any language only where a step says so', 9, null, null],
  ])('is %s', (_name, minutes, language, minLevel) => {
    const skills = minLevel === null ? [] : [{ skillId: 'billing', minLevel }];
    expect(neededAt(patient, minutesIn(minutes))).toMatchObject({ language, skills });
  });

  it('never falls below the lowest level', () => {
    const steps = [1, 2, 3, 4, 5].map((minutes) => step(minutes, 'lower-levels'));
    expect(neededAt(asking(steps), minutesIn(9)).skills).toEqual([
      { skillId: 'billing', minLevel: 0 },
    ]);
  });

  it('is any team, and helpers too, only where a step says so', () => {
    const wide = asking([step(1, 'any-team'), step(2, 'helpers')]);
    expect([0, 1, 2].map((minutes) => neededAt(wide, minutesIn(minutes)))).toMatchObject([
      { teamId: 'north', areHelpersAsked: false },
      { teamId: null, areHelpersAsked: false },
      { teamId: null, areHelpersAsked: true },
    ]);
  });

  it('is one agent until his time is over', () => {
    const until = minutesIn(3);
    const kept = { ...asking([]), askedFirst: { agentId: 'anna', until, why: 'named' as const } };
    expect(neededAt(kept, minutesIn(2))).toMatchObject({ onlyAgentId: 'anna', language: null });
    expect(neededAt(kept, until)).toMatchObject({ onlyAgentId: null, language: 'ru' });
    expect(nextEaseAt(kept, enteredAt)).toBe(until);
    const { requirements } = asking([step(2, 'any-team')]);
    expect(nextEaseAt({ ...kept, requirements }, enteredAt)).toBe(minutesIn(2));
  });

  it('stays what it is without steps', () => {
    const firm = asking([]);
    expect(neededAt(firm, minutesIn(999))).toEqual(neededAt(firm, enteredAt));
    expect(nextEaseAt(firm, enteredAt)).toBeNull();
  });

  it('grows less next when the next step is due', () => {
    const moments = [0, 2, 3, 8.9, 9].map((minutes) => nextEaseAt(patient, minutesIn(minutes)));
    expect(moments).toEqual([minutesIn(2), minutesIn(4), minutesIn(4), minutesIn(9), null]);
  });
});
