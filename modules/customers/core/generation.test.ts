import { expect, it } from 'vitest';
import { generationOf } from './generation.ts';

it.each([
  [1945, 'silent'],
  [1946, 'boomer'],
  [1964, 'boomer'],
  [1965, 'x'],
  [1980, 'x'],
  [1981, 'millennial'],
  [1996, 'millennial'],
  [1997, 'z'],
  [2012, 'z'],
  [2013, 'alpha'],
] as const)('somebody born in %i is of the generation %s', (birthYear, generation) => {
  expect(generationOf(birthYear)).toBe(generation);
});
