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
  expect(isTrending({ recent, before })).toBe(isTrend);
});

it('the usual is that of a week', () => {
  expect(usualOf({ recent: 9, before: 10 })).toBe(2.5);
});
