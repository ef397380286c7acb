import { expect, test } from 'vitest';
import { isSameStanding, type Standing } from './standing.ts';

const standing = (valueLevel: number, ...avoidedAgentIds: string[]): Standing => ({
  valueLevel,
  avoidedAgentIds,
});

test.each([
  [standing(0), standing(0), true],
  [standing(0), standing(1), false],
  [standing(2, 'a', 'b'), standing(2, 'b', 'a'), true],
  [standing(2, 'a'), standing(2, 'a', 'b'), false],
  [standing(2, 'a', 'b'), standing(2, 'a'), false],
  [standing(2, 'a'), standing(2, 'b'), false],
])('%j and %j are the same: %s', (one, other, isSame) => {
  expect(isSameStanding(one, other)).toBe(isSame);
});
