import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '#kernel/time.ts';
import { answerFlag, flagsAfter, flagsOfSending, isScanned, isStraightLine } from './flags.ts';
import { surveyTemplates } from './templates/templates.ts';

const at = '2026-01-20T09:00:00.000Z';
const choices = (...given: [string | null, number][]) =>
  given.map(([choice, ms]) => ({ choice, at: addMs(at, ms) }));
const { questions } = surveyTemplates.chat;
const ratings = questions.filter(({ kind }) => kind === 'rating').map(({ key }) => key);
const answersOf = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [ratings[index] ?? '', { value }]));

describe('what did not come from a person', () => {
  it.each([
    ['all links of a mail within a second', choices(['5', 0], ['4', 200], ['3', 400]), true],
    ['two links, as one who has mistaken', choices(['5', 0], ['4', 900]), false],
    ['the same link again and again', choices(['5', 0], ['5', 1], ['5', 2], ['5', 3]), false],
    ['three links on three days', choices(['5', 0], ['4', 90_000_000], ['3', 180_000_000]), false],
    ['links without a choice', choices([null, 0], [null, 1], [null, 2]), false],
    [
      'a person first, a scanner later',
      choices(['5', 0], ['1', 60_000], ['2', 60_100], ['3', 60_200]),
      true,
    ],
  ])('%s', (_, given, isProgram) => {
    expect(isScanned(given)).toBe(isProgram);
  });

  const calm = { openedAt: at, sentAt: addMs(at, 30_000), isTrapFilled: false, questions: 6 };
  it.each([
    [{}, []],
    [{ isTrapFilled: true }, ['bot']],
    [{ openedAt: null }, ['unopened']],
    [{ sentAt: addMs(at, 900), questions: 1 }, ['too-fast']],
    [{ sentAt: addMs(at, 1_000), questions: 1 }, []],
    [{ sentAt: addMs(at, 1_700) }, ['too-fast']],
    [{ openedAt: null, isTrapFilled: true }, ['bot', 'unopened']],
  ])('a sending with %j', (known, flags) => {
    expect(flagsOfSending({ ...calm, ...known })).toEqual(flags);
  });
});

describe('a straight line', () => {
  it.each([
    [[5, 5, 5, 5, 5, 5], true],
    [[1, 1, 1, 1, 1, 1, 1], true],
    [[5, 5, 5, 5, 5], false],
    [[5, 5, 5, 5, 5, 4], false],
  ])('%j', (values, isStraight) => {
    expect(isStraightLine(questions, answersOf(values))).toBe(isStraight);
  });

  it('does not count what does not apply', () => {
    const answers = { ...answersOf([4, 4, 4, 4, 4]), [ratings[5] ?? '']: { value: null } };
    expect(isStraightLine(questions, answers)).toBe(false);
  });
});

describe('flags', () => {
  it('follow a straight line as it comes and goes, and keep what was seen', () => {
    const before = { flags: ['too-fast'] as const, liftedFlags: [] };
    const straight = flagsAfter(before, { flags: [], isStraightLine: true });
    expect(straight).toEqual(['too-fast', 'straight-line']);
    const after = { flags: straight, liftedFlags: [] };
    expect(flagsAfter(after, { flags: [], isStraightLine: false })).toEqual(['too-fast']);
  });

  it('that a person took off never come back', () => {
    const anyFlags = fc.uniqueArray(fc.constantFrom(...answerFlag.options));
    fc.assert(
      fc.property(anyFlags, anyFlags, anyFlags, fc.boolean(), (flags, lifted, seen, isStraight) => {
        const after = flagsAfter(
          { flags, liftedFlags: lifted },
          { flags: seen, isStraightLine: isStraight },
        );
        expect(after.some((flag) => lifted.includes(flag))).toBe(false);
        expect(new Set(after).size).toBe(after.length);
      }),
    );
  });
});
