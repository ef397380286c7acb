import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import { createVocabulary } from '#platform/web/words.ts';
import type { OpenTimes } from '../core/business-time.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };
import { scheduleWords } from './schedule-words.ts';

const office = [{ fromMinute: 540, untilMinute: 1_080 }];
const night = [{ fromMinute: 1_200, untilMinute: 1_440 }];
const wholeDay = [{ fromMinute: 0, untilMinute: 1_440 }];
const timesOf = (week: OpenTimes['week']): OpenTimes => ({
  ...{ timeZone: 'Europe/Berlin', week },
  holidays: [{ date: '2026-01-12', name: 'Inventory', periods: [] }],
});
const workdays = timesOf([office, office, office, office, office, [], []]);
const mondays = timesOf([office, [], [], [], [], [], []]);
const nights = timesOf([night, [{ fromMinute: 0, untilMinute: 120 }], [], [], [], [], []]);
const never = timesOf(Array.from({ length: 7 }, () => []));
const always = { ...timesOf(Array.from({ length: 7 }, () => wholeDay)), holidays: [] };
const monday = '2026-01-05T10:00:00.000Z';
const saturday = '2026-01-03T10:00:00.000Z';

const vocabularies = {
  en: createVocabulary('en', en),
  ru: createVocabulary('ru', ru),
  zh: createVocabulary('zh', zh),
};

describe('what hours mean now', () => {
  test.each<[string, OpenTimes, Instant]>([
    ['Open now, until 18:00', workdays, monday],
    ['Closed, opens tomorrow at 09:00', workdays, '2026-01-05T20:00:00.000Z'],
    ['Closed, opens on Monday at 09:00', workdays, saturday],
    ['Closed, opens on 19 Jan 2026 at 09:00', mondays, '2026-01-05T20:00:00.000Z'],
    ['Open now, closes tomorrow at 02:00', nights, '2026-01-05T20:00:00.000Z'],
    ['Closed, with no opening ahead', never, monday],
    ['Open around the clock', always, monday],
  ])('is told: %s', (sentence, times, now) => {
    expect(scheduleWords(times, now, vocabularies.en)).toBe(sentence);
  });

  test('is told in Russian and Chinese', () => {
    expect(scheduleWords(workdays, saturday, vocabularies.ru)).toBe(
      'Закрыто, откроется в понедельник в 09:00',
    );
    expect(scheduleWords(workdays, saturday, vocabularies.zh)).toBe('休息中，周一 09:00 恢复服务');
  });
});
