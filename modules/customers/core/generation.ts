export const generations = ['silent', 'boomer', 'x', 'millennial', 'z', 'alpha'] as const;
export type Generation = (typeof generations)[number];

/** The last year of birth of each generation.
 *  Source: Pew Research Center, Defining generations, 2019. */
const lastYears = { silent: 1945, boomer: 1964, x: 1980, millennial: 1996, z: 2012 };

/** The generation of somebody born in a year. */
export function generationOf(birthYear: number): Generation {
  const { silent, boomer, x, millennial, z } = lastYears;
  if (birthYear <= silent) return 'silent';
  if (birthYear <= boomer) return 'boomer';
  if (birthYear <= x) return 'x';
  if (birthYear <= millennial) return 'millennial';
  return birthYear <= z ? 'z' : 'alpha';
}
