import { expect, test } from 'vitest';
import { secondMs } from '#kernel/time.ts';
import { createVocabulary } from '#platform/web/words.ts';
import type { Compared, TrialReport } from '../../core/trial.ts';
import en from '../messages/en.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };
import zh from '../messages/zh.json' with { type: 'json' };
import { differenceWords, verdictWords } from './trial-words.ts';

const vocabularies = {
  en: createVocabulary('en', en),
  ru: createVocabulary('ru', ru),
  zh: createVocabulary('zh', zh),
};

const arm = { n: 100, estimate: { value: 0.5, low: 0.4, high: 0.6 } };
const inTime: Compared = {
  ...{ measure: 'in-time', treated: arm, control: arm },
  difference: { value: 0.125, low: 0.02, high: 0.23 },
};

const report: TrialReport = {
  trial: {
    ...{ id: 't', projectId: 'p', queueId: 'q', rule: 'relaxing', share: 0.5, ruleAsItWas: {} },
    plan: { measure: 'in-time', difference: 0.1, contacts: 1_200 },
    ...{ startedAt: '2026-05-04T09:00:00.000Z', startedById: 'a', endedAt: null, end: null },
  },
  ...{ drawn: { treated: 700, control: 690 }, measures: [inTime], known: 1_201 },
  verdict: { says: 'better', compared: inTime },
};

test.each([
  [
    'en',
    'The rule helps. Answered in time: +12.5 pts (from +2 to +23), over the first 1,200 contacts.',
  ],
  [
    'ru',
    'Правило помогает. Ответ в срок: +12,5 п. п. (от +2 до +23) — по первым 1 200 обращениям.',
  ],
  ['zh', '规则有效。及时应答：+12.5 个百分点（+2 至 +23）（依据前 1,200 次来访）。'],
] as const)(
  'a verdict in %s says what the rule does, how much, and by how many',
  (language, says) => {
    const told = verdictWords(report, vocabularies[language]);
    expect(told.replaceAll('\u00a0', ' ')).toBe(says);
  },
);

test('what is not known yet is said, with how much is', () => {
  const early = { ...report, known: 40, verdict: null };
  expect(verdictWords(early, vocabularies.en)).toBe(
    'No verdict yet: 40 of 1,200 contacts are known. Answered in time decides.',
  );
});

test('a shorter time has a minus', () => {
  const waits: Compared = {
    ...{ ...inTime, measure: 'wait' },
    difference: { value: -30 * secondMs, low: -45 * secondMs, high: 5 * secondMs },
  };
  expect(differenceWords(waits, vocabularies.en)).toBe('−30 secs (from −45 secs to +5 secs)');
});
