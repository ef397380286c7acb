import { expect, it } from 'vitest';
import { inkOn } from './contrast.ts';

it.each([
  ['#000000', 'light'],
  ['#0f6575', 'light'],
  ['#767676', 'light'],
  ['#777777', 'dark'],
  ['#ffcc00', 'dark'],
  ['#ffffff', 'dark'],
])('writes on %s in %s letters', (ground, ink) => {
  expect(inkOn(ground)).toBe(ink);
});
