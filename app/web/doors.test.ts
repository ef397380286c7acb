import { expect, test } from 'vitest';
import { places } from './doors.ts';

test('each place has its own keys and its own rank', () => {
  const keys = places.flatMap((place) => place.keys ?? []);
  expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([]);
  const ranks = places.map(({ order }) => order);
  expect(ranks.filter((each, index) => ranks.indexOf(each) !== index)).toEqual([]);
});
