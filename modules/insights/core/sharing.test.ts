import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedOut } from './sharing.ts';

describe('people who can do several works', () => {
  const to2 = (shares: number[]) => shares.map((share) => Math.round(share * 100) / 100);

  it.each([
    ['count whole where they can do only one', [{ people: 3, works: [0] }], [5, 1], [3, 0]],
    ['are divided by need', [{ people: 6, works: [0, 1] }], [1, 2], [2, 4]],
    [
      'go where those who cannot choose are missing',
      [
        { people: 2, works: [0] },
        { people: 2, works: [0, 1] },
      ],
      [2, 2],
      [2, 2],
    ],
    [
      'cover all alike, as far as they reach',
      [
        { people: 1, works: [0] },
        { people: 2, works: [0, 1] },
      ],
      [2, 2],
      [1.5, 1.5],
    ],
    ['stay where they are needed', [{ people: 2, works: [0, 1] }], [0, 3], [0, 2]],
    ['are divided evenly where nobody needs them', [{ people: 2, works: [0, 1] }], [0, 0], [1, 1]],
  ])('%s', (_name, crews, needs, expected) => {
    expect(to2(sharedOut(crews, needs))).toEqual(expected);
  });

  it('are neither lost nor doubled', () => {
    const crew = fc.record({
      people: fc.integer({ min: 1, max: 40 }),
      works: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
    });
    const needs = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(crew, { maxLength: 8 }), needs, (crews, all) => {
        const sum = sharedOut(crews, all).reduce((total, each) => total + each, 0);
        expect(sum).toBeCloseTo(
          crews.reduce((total, { people }) => total + people, 0),
          6,
        );
      }),
    );
  });
});
