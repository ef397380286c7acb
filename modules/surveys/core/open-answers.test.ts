import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Answers } from './logic.ts';
import { countWords, groupWords, isAmong, isChosen, openAnswersOf } from './open-answers.ts';
import { type OpenAnswer, ungrouped } from './open-answers-report.ts';
import { surveyTemplates } from './templates/templates.ts';

const { questions } = surveyTemplates.chat;
const given = (values: Record<string, NonNullable<Answers[string]>['value']>): Answers =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
const shout = (text: string) => text.toUpperCase();
const choose = (choice: string, words: string | null = null) => ({ choices: [choice], words });

describe('what a customer wrote', () => {
  it.each<[string, Parameters<typeof given>[0], string[]]>([
    ['own words', { comment: ' slow ' }, ['comment SLOW']],
    ['nothing', { overall: 1 }, []],
    ['blanks', { comment: '  ' }, []],
    ['an option without words', { overall: 1, disappointment: choose('other') }, []],
    [
      'what is meant by "other", and own words',
      { overall: 1, disappointment: choose('other', 'all'), comment: 'bad' },
      ['disappointment ALL', 'comment BAD'],
    ],
    [
      'words of a question that is hidden since',
      { overall: 5, disappointment: choose('x', 'y') },
      [],
    ],
  ])('is %s', (_name, values, expected) => {
    const { words } = openAnswersOf(questions, given(values), shout);
    expect(words.map(({ question, text }) => `${question} ${text}`)).toEqual(expected);
  });

  it('goes with the attributes that he rated 1 or 2, the lowest first', () => {
    const values = { solved: 2, speed: 1, manner: 3, clarity: null, overall: 1, effort: 1 };
    const { lowAttributes } = openAnswersOf(questions, given(values), shout);
    expect(lowAttributes).toEqual(['speed', 'solved']);
  });

  it.each([
    ['yes', true],
    ['no', false],
  ])('may be quoted after %s: %s', (choice, isShareable) => {
    const values = { comment: 'good', quote: choose(choice) };
    expect(openAnswersOf(questions, given(values), shout).isShareable).toBe(isShareable);
  });

  it('may not be quoted when he did not say so', () => {
    expect(openAnswersOf(questions, given({ comment: 'good' }), shout).isShareable).toBe(false);
  });
});

const answer = (told: Partial<OpenAnswer> = {}): OpenAnswer => ({
  ...{ id: newId(), projectId: newId(), contactId: newId(), conversationId: newId() },
  ...{ channel: 'chat', language: 'en', rating: 5, saidAt: '2026-01-01T00:00:00.000Z' },
  ...{ reasonId: null, lowAttributes: [], words: [], isShareable: false },
  ...told,
});
const some = (count: number, told: Partial<OpenAnswer>) =>
  Array.from({ length: count }, () => answer(told));

describe('groups of own words', () => {
  const [late, broken] = [newId(), newId()];
  const all = [
    ...some(4, { reasonId: late, rating: 1 }),
    ...some(4, { reasonId: late, rating: 4, lowAttributes: ['speed', 'solved'] }),
    ...some(3, { reasonId: broken, rating: 2, lowAttributes: ['speed'] }),
    ...some(9, { rating: null }),
  ];

  it('stand by number, those without a reason last, with the share of dissatisfied', () => {
    const { groups, leftOut } = groupWords(all, { by: 'reason', limit: 9 });
    expect(groups.map(({ key, n }) => [key, n])).toEqual([
      [late, 8],
      [broken, 3],
      [ungrouped, 9],
    ]);
    expect(groups[0]?.dissatisfied).toMatchObject({ n: 8, estimate: { value: 0.5 } });
    expect(leftOut).toBe(0);
  });

  it('tell no share of too few, nor of those who gave no rating', () => {
    const { groups } = groupWords(all, { by: 'reason', limit: 9 });
    expect(groups[1]?.dissatisfied).toEqual({ n: 3, estimate: null });
    expect(groups[2]?.dissatisfied).toEqual({ n: 0, estimate: null });
    expect(countWords(all)).toMatchObject({ n: 20, dissatisfied: { n: 11 } });
  });

  it('hold whoever rated several attributes low in each of them', () => {
    const { groups } = groupWords(all, { by: 'attribute', limit: 9 });
    expect(groups.map(({ key, n }) => [key, n])).toEqual([
      ['speed', 7],
      ['solved', 4],
      [ungrouped, 13],
    ]);
  });

  it('are cut, and say so', () => {
    const { groups, leftOut } = groupWords(all, { by: 'attribute', limit: 1 });
    expect(groups.map(({ key }) => key)).toEqual(['speed', ungrouped]);
    expect(leftOut).toBe(1);
  });

  it.each([
    [{ by: 'reason' as const, group: late }, 8],
    [{ by: 'reason' as const, group: ungrouped }, 9],
    [{ by: 'attribute' as const, group: 'solved' }, 4],
    [{ by: 'reason' as const, satisfaction: 'dissatisfied' as const }, 7],
    [{ by: 'reason' as const, group: late, satisfaction: 'satisfied' as const }, 4],
  ])('are chosen: %o', (wanted, count) => {
    expect(all.filter((each) => isChosen(each, wanted))).toHaveLength(count);
  });

  it.each([
    [{}, true],
    [{ channel: 'email' as const }, false],
    [{ language: 'en' as const, channel: 'chat' as const }, true],
    [{ language: 'zh' as const }, false],
    [{ isShareable: true }, false],
    [{ isShareable: false }, true],
  ])('are narrowed: %o', (wanted, isKept) => {
    expect(isAmong(answer(), wanted)).toBe(isKept);
  });
});
