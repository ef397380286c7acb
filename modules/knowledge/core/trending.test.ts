import { expect, it } from 'vitest';
import { isTrending, usualOf } from './trending.ts';

it.each([
  ['nothing', 0, 0, false],
  ['few, though it is new', 4, 0, false],
  ['new and asked for', 5, 0, true],
  ['as always', 40, 160, false],
  ['a little more than always', 50, 160, false],
  ['far more than always', 60, 160, true],
  ['twice as many, of few', 4, 8, false],
  ['less than always', 3, 160, false],
])('what is used %s', (_, recent, before, isTrend) => {
  expect(isTrending({ recent, before, daysBefore: 28 })).toBe(isTrend);
});

it.each([
  ['four weeks', 28, 2.5],
  ['two weeks', 14, 5],
  ['three days', 3, 10],
])('the usual is that of a week, of what is in use for %s', (_, daysBefore, usual) => {
  expect(usualOf({ recent: 9, before: 10, daysBefore })).toBe(usual);
});
