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
  const requirements: Requirements = { language: 'ru', skills, relaxing };
  return { requirements, enteredAt };
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
    expect(neededAt(patient, minutesIn(minutes))).toEqual({ language, skills });
  });

  it('never falls below the lowest level', () => {
    const steps = [1, 2, 3, 4, 5].map((minutes) => step(minutes, 'lower-levels'));
    expect(neededAt(asking(steps), minutesIn(9)).skills).toEqual([
      { skillId: 'billing', minLevel: 0 },
    ]);
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
