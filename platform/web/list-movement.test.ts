import { expect, test } from 'vitest';
import { moveByKey } from './list-movement.ts';

test.each([
  { key: 'j', index: 3, to: 4 },
  { key: 'arrowdown', index: -1, to: 0 },
  { key: 'arrowdown', index: 9, to: 9 },
  { key: 'k', index: 3, to: 2 },
  { key: 'arrowup', index: 0, to: 0 },
  { key: 'pagedown', index: 3, to: 8 },
  { key: 'pageup', index: 3, to: 0 },
  { key: 'home', index: 7, to: 0 },
  { key: 'end', index: 0, to: 9 },
  { key: 'x', index: 0, to: null },
])('$key moves from row $index of 10 to $to', ({ key, index, to }) => {
  expect(moveByKey(key, { index, count: 10, pageRows: 5 })).toBe(to);
});

test('nothing moves in an empty list', () => {
  expect(moveByKey('j', { index: -1, count: 0, pageRows: 5 })).toBeNull();
});
