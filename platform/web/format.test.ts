import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { createFormat } from './format.ts';

const en = createFormat('en', 'Europe/London');
const ru = createFormat('ru', 'Europe/Moscow');
const zh = createFormat('zh', 'Asia/Shanghai');
/** Intl parts words by spaces that do not break. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each([
  { durationMs: 0, en: '0 secs', ru: '0 с', zh: '0秒' },
  { durationMs: 59_700, en: '1 min', ru: '1 мин', zh: '1分钟' },
  {
    durationMs: 4 * minuteMs + 12 * secondMs,
    en: '4 mins 12 secs',
    ru: '4 мин 12 с',
    zh: '4分钟12秒',
  },
  { durationMs: 2 * hourMs, en: '2 hrs', ru: '2 ч', zh: '2小时' },
  {
    durationMs: hourMs + 5 * minuteMs + 40_000,
    en: '1 hr 6 mins',
    ru: '1 ч 6 мин',
    zh: '1小时6分钟',
  },
  { durationMs: 33 * hourMs, en: '1 day 9 hrs', ru: '1 дн. 9 ч', zh: '1天9小时' },
  { durationMs: -90 * secondMs, en: '−1 min 30 secs', ru: '−1 мин 30 с', zh: '−1分钟30秒' },
])('$durationMs ms is “$en”', ({ durationMs, ...expected }) => {
  expect(plain(en.duration(durationMs))).toBe(expected.en);
  expect(plain(ru.duration(durationMs))).toBe(expected.ru);
  expect(plain(zh.duration(durationMs))).toBe(expected.zh);
});

test.each([
  { durationMs: 0, text: '0:00' },
  { durationMs: 4 * minuteMs + 5_900, text: '4:05' },
  { durationMs: hourMs + 4 * minuteMs + 5_000, text: '1:04:05' },
  { durationMs: -65_000, text: '−1:05' },
  { durationMs: 31 * dayMs + hourMs, text: '31 days' },
])('a stopwatch shows $durationMs ms as $text', ({ durationMs, text }) => {
  expect(en.stopwatch(durationMs)).toBe(text);
});

test('numbers and shares are written as the language writes them', () => {
  expect(en.number(1234.5)).toBe('1,234.5');
  expect(plain(ru.number(1234567.5))).toBe('1 234 567,5');
  expect(plain(ru.percent(0.8137, 1))).toBe('81,4 %');
  expect(zh.percent(0.8137)).toBe('81%');
});

test('moments are written in the time zone of the person, by the 24-hour clock', () => {
  const instant = '2026-11-21T20:05:00.000Z';
  expect(en.time(instant)).toBe('20:05');
  expect(ru.dateTime(instant)).toMatch(/^21 нояб\. 2026.+23:05$/);
  expect(zh.date(instant)).toBe('2026年11月22日');
  expect(zh.time(instant)).toBe('04:05');
});

test.each([
  { distanceMs: -10 * secondMs, en: 'now', ru: 'сейчас', zh: '现在' },
  { distanceMs: -5 * minuteMs, en: '5 minutes ago', ru: '5 минут назад', zh: '5分钟前' },
  { distanceMs: dayMs, en: 'tomorrow', ru: 'завтра', zh: '明天' },
  { distanceMs: 90 * dayMs, en: 'in 3 months', ru: 'через 3 месяца', zh: '3个月后' },
])('a moment $distanceMs ms from now is “$en”', ({ distanceMs, ...expected }) => {
  const now = '2026-11-21T09:00:00.000Z';
  const then = new Date(Date.parse(now) + distanceMs).toISOString();
  expect(en.relative(then, now)).toBe(expected.en);
  expect(plain(ru.relative(then, now))).toBe(expected.ru);
  expect(zh.relative(then, now)).toBe(expected.zh);
});
