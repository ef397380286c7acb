import { expect, test } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import { closedWords } from './closed-words.ts';

const now = '2026-01-03T10:00:00.000Z';
const reasons = { en: 'Fire alarm.', ru: 'Пожарная тревога.', zh: '火警演习。' };
const monday = '2026-01-05T08:00:00.000Z';
const zone = 'Europe/Rome';

test.each<['en' | 'ru' | 'zh', Instant, string]>([
  ['en', '2026-01-03T13:00:00.000Z', 'We are open again today at 14:00.'],
  ['en', '2026-01-04T08:00:00.000Z', 'We are open again tomorrow at 09:00.'],
  ['en', monday, 'We are open again on Monday at 09:00.'],
  ['en', '2026-01-12T08:00:00.000Z', 'We are open again on 12 January at 09:00.'],
  ['ru', monday, 'Мы снова на связи в понедельник в 09:00.'],
  ['ru', '2026-01-12T08:00:00.000Z', 'Мы снова на связи 12 января в 09:00.'],
  ['zh', monday, '我们将于周一 09:00 恢复服务。'],
  ['zh', '2026-01-12T08:00:00.000Z', '我们将于1月12日 09:00 恢复服务。'],
])('in %s an opening at %s is told: %s', (language, opensAt, words) => {
  const closed = { opensAt, reasons: null, timeZone: 'Europe/Berlin' };
  expect(closedWords(closed, { language, zone, now })).toBe(words);
});

test('the reason stands before the opening, and alone where nobody knows the opening', () => {
  const closed = { opensAt: monday, reasons, timeZone: 'Europe/Berlin' };
  expect(closedWords(closed, { language: 'en', zone, now })).toBe(
    'Fire alarm.\nWe are open again on Monday at 09:00.',
  );
  expect(closedWords({ ...closed, opensAt: null }, { language: 'en', zone, now })).toBe(
    'Fire alarm.',
  );
  const unknown = { ...closed, opensAt: null, reasons: null };
  expect(closedWords(unknown, { language: 'en', zone, now })).toBeNull();
});

test.each<['en' | 'ru' | 'zh', string | undefined, string]>([
  ['en', 'Europe/Moscow', 'We are open again on Monday at 09:00 (Central European Time).'],
  ['ru', 'Asia/Shanghai', 'Мы снова на связи в понедельник в 09:00 (Центральная Европа).'],
  ['zh', undefined, '我们将于周一 09:00（中欧时间） 恢复服务。'],
  ['en', 'No/Where', 'We are open again on Monday at 09:00 (Central European Time).'],
])('in %s the zone is named to a visitor of %s', (language, own, words) => {
  const closed = { opensAt: monday, reasons: null, timeZone: 'Europe/Berlin' };
  expect(closedWords(closed, { language, zone: own, now })).toBe(words);
});
