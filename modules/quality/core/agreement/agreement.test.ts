import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, verdictOf } from './agreement.ts';
import { alphaInterval, krippendorffAlpha, type Scale, scales } from './alpha.ts';
import { iccKinds, intraclass } from './icc.ts';
import {
  cohenKappa,
  fleissByCategory,
  fleissKappa,
  fleissZ,
  gwetAc1,
  percentAgreement,
} from './kappa.ts';
import { countsOf, pairTable, type Ratings } from './ratings.ts';
import {
  alphaCases,
  cohen1968,
  cohenCases,
  fleissCases,
  shroutFleiss,
} from './reference.fixture.ts';

/** As many digits as the reference has: ten that count. */
function expectDigits(value: number | null | undefined, wanted: number) {
  expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
    6e-10 * Math.max(0.1, Math.abs(wanted)),
  );
}

/** Ratings of a table of two raters. */
function ratingsOf(table: readonly (readonly number[])[]): Ratings {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other])),
  );
}

const how = { areNumbers: true, resamples: 200, seed: 1 } as const;
const rating = fc.option(fc.integer({ min: 1, max: 5 }));
const someRatings = fc
  .integer({ min: 2, max: 4 })
  .chain((raters) =>
    fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { maxLength: 12 }),
  );

describe("Krippendorff's alpha", () => {
  const cases = alphaCases.flatMap(({ name, ratings, alpha }) =>
    Object.entries(alpha).map(([scale, wanted]) => ({ name, scale, ratings, wanted })),
  );

  it.each(cases)('of $name, $scale, agrees with R', ({ ratings, scale, wanted }) => {
    expectDigits(krippendorffAlpha(ratings, scale as Scale), wanted);
  });

  it('of the judges of Shrout and Fleiss agrees with R', () => {
    expectDigits(krippendorffAlpha(shroutFleiss.ratings, 'interval'), shroutFleiss.alphaInterval);
  });

  it('is 1 when all agree and something differs, and unknown when nothing does', () => {
    for (const scale of scales) {
      expect(krippendorffAlpha([[1, 1], [2, 2, null].slice(0, 2), [4, 4]], scale)).toBe(1);
      expect(
        krippendorffAlpha(
          [
            [0.1, 0.1],
            [0.1, 0.1],
          ],
          scale,
        ),
      ).toBeNull();
      expect(
        krippendorffAlpha(
          [
            [1, null],
            [null, 2],
          ],
          scale,
        ),
      ).toBeNull();
      expect(krippendorffAlpha([], scale)).toBeNull();
    }
  });

  it('does not ask who said what, nor in which order the units stand', () => {
    fc.assert(
      fc.property(someRatings, fc.constantFrom(...scales), (ratings, scale) => {
        const turned = ratings.toReversed().map((unit) => unit.toReversed());
        const [one, other] = [ratings, turned].map((each) => krippendorffAlpha(each, scale));
        expect(other ?? 0).toBeCloseTo(one ?? 0, 10);
      }),
    );
  });

  it('asks of an interval no zero nor unit, and of ranks their order alone', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const told = (change: (value: number) => number, scale: Scale) =>
          krippendorffAlpha(
            ratings.map((unit) => unit.map((each) => (each === null ? null : change(each)))),
            scale,
          ) ?? 0;
        const same = (value: number) => value;
        expect(told((value) => 7 * value - 3, 'interval')).toBeCloseTo(told(same, 'interval'), 8);
        expect(told((value) => value ** 3, 'ordinal')).toBeCloseTo(told(same, 'ordinal'), 10);
      }),
    );
  });
});

describe("the interval of Krippendorff's alpha", () => {
  const [{ ratings }] = alphaCases as [(typeof alphaCases)[0]];

  it('holds alpha, and is the same for the same seed', () => {
    const draws = { resamples: 500, seed: 7 };
    const interval = alphaInterval(ratings, 'ordinal', draws);
    const alpha = krippendorffAlpha(ratings, 'ordinal') ?? 0;
    expect(interval?.low).toBeLessThan(alpha);
    expect(interval?.high).toBeGreaterThan(alpha);
    expect(alphaInterval(ratings, 'ordinal', draws)).toEqual(interval);
  });

  it('is unknown for a single unit', () => {
    expect(alphaInterval([[1, 2]], 'nominal', { resamples: 10, seed: 1 })).toBeNull();
  });
});

describe("Cohen's kappa", () => {
  it.each(cohenCases)('of $name agrees with R', (each) => {
    const { table, kappa, interval, quadratic } = each;
    const found = cohenKappa(table);
    expectDigits(found?.value, kappa);
    expectDigits(found?.low, interval[0] ?? Number.NaN);
    expectDigits(found?.high, interval[1] ?? Number.NaN);
    expectDigits(cohenKappa(table, (one, other) => (one - other) ** 2)?.value, quadratic);
    expectDigits(percentAgreement(countsOf(ratingsOf(table))), each.percentAgreement);
    expectDigits(gwetAc1(countsOf(ratingsOf(table))), each.ac1);
  });

  it('weighs confusions as Cohen did', () => {
    const { table, weights, kappa, weighted } = cohen1968;
    expectDigits(cohenKappa(table)?.value, kappa);
    expectDigits(cohenKappa(table, (one, other) => weights[one]?.[other] ?? 0)?.value, weighted);
  });

  it('is read from the units that both rated, as a table', () => {
    const { table } = pairTable([...ratingsOf(cohen1968.table), [1, null], [null, 9]]);
    expect(table).toEqual(cohen1968.table);
  });

  it('is unknown of one category or of nothing', () => {
    expect(
      [
        [[7]],
        [],
        [
          [7, 0],
          [0, 0],
        ],
      ].map((table) => cohenKappa(table)),
    ).toEqual([null, null, null]);
  });
});

describe("Fleiss' kappa", () => {
  it.each(fleissCases)('of $name agrees with R', (each) => {
    expectDigits(fleissKappa(each.counts), each.kappa);
    if (each.z) expectDigits(fleissZ(each.counts), each.z);
    if (each.percentAgreement) expectDigits(percentAgreement(each.counts), each.percentAgreement);
    each.byCategory?.forEach((wanted, category) => {
      expect(fleissByCategory(each.counts)[category]).toBeCloseTo(wanted, 3);
    });
  });

  it('is unknown when one category alone was used', () => {
    expect([
      fleissKappa([
        [0, 3],
        [0, 3],
      ]),
      fleissZ([[0, 3]]),
      gwetAc1([[3]]),
    ]).toEqual([null, null, null]);
  });
});

describe('the intraclass correlations', () => {
  it('of Shrout and Fleiss agree with R, intervals too', () => {
    const found = intraclass(shroutFleiss.ratings);
    if (typeof found === 'string') throw new Error(found);
    for (const kind of iccKinds) {
      const [value = 0, low = 0, high = 0] = shroutFleiss.icc[kind];
      expectDigits(found[kind].value, value);
      expectDigits(found[kind].low, low);
      expectDigits(found[kind].high, high);
    }
  });

  it.each([
    [
      'missing',
      [
        [1, 2],
        [2, null],
      ],
    ],
    ['too-few', [[1, 2]]],
    ['too-few', [[1], [2]]],
    [
      'no-variation',
      [
        [3, 3],
        [3, 3],
      ],
    ],
  ] as const)('are refused: %s', (why, ratings) => {
    expect(intraclass(ratings)).toBe(why);
  });

  it('are 1 when judges say the same; the third kind also when one is always stricter', () => {
    const same = intraclass([
      [1, 1],
      [4, 4],
      [2, 2],
    ]);
    const stricter = intraclass([
      [1, 2],
      [4, 5],
      [2, 3],
    ]);
    if (typeof same === 'string' || typeof stricter === 'string') throw new Error('refused');
    expect(iccKinds.map((kind) => same[kind])).toEqual(
      iccKinds.map(() => ({ value: 1, low: 1, high: 1 })),
    );
    expect(stricter.icc3.value).toBe(1);
    expect(stricter.icc2.value).toBeLessThan(1);
    expect(Number.isFinite(stricter.icc2.low)).toBe(true);
  });
});

describe('agreement', () => {
  it('tells of two raters Cohen, of more Fleiss', () => {
    const two = agreementOf(ratingsOf(cohen1968.table), { ...how, scale: 'nominal' });
    const four = agreementOf(alphaCases[0]?.ratings ?? [], { ...how, scale: 'ordinal' });
    expectDigits(two.cohen?.unweighted?.value, cohen1968.kappa);
    expect([two.fleiss, four.cohen]).toEqual([null, null]);
    expect(four).toMatchObject({ units: 12, raters: 4, ratings: 41, unitsCompared: 11 });
    expect(four).toMatchObject({ verdict: 'rely', icc: 'missing' });
  });

  it('weighs by the distance of the ratings, also where a step was never used', () => {
    const ratings = [
      [1, 1],
      [1, 3],
      [3, 3],
      [5, 5],
      [5, 3],
    ];
    const { cohen } = agreementOf(ratings, { ...how, scale: 'ordinal' });
    const halved = ratings.map((unit) => unit.map((each) => (each - 1) / 2));
    expect(cohen).toEqual(agreementOf(halved, { ...how, scale: 'ordinal' }).cohen);
  });

  it('knows neither order nor distance of words', () => {
    const told = agreementOf(
      [
        [0, 0],
        [1, 1],
        [2, 1],
      ],
      {
        ...how,
        areNumbers: false,
        scale: 'nominal',
      },
    );
    expect(told.alpha).toMatchObject({ ordinal: null, interval: null, ratio: null });
    expect(told.alpha.nominal).not.toBeNull();
    expect([told.icc, told.cohen?.quadratic]).toEqual(['no-numbers', null]);
  });

  it('asks nothing of categories when ratings are measured', () => {
    const measured = Array.from({ length: 120 }, (_, unit) => [unit, unit + 0.5]);
    const told = agreementOf(measured, { ...how, scale: 'interval' });
    expect([told.cohen, told.ac1, told.percentAgreement]).toEqual([null, null, null]);
    expect(told.alpha.interval).toBeGreaterThan(0.99);
  });

  it.each([
    [0.8, 'rely'],
    [0.799, 'tentative'],
    [0.667, 'tentative'],
    [0.6669, 'rewrite'],
    [-0.2, 'rewrite'],
    [null, 'unknown'],
  ] as const)('an alpha of %s is to %s', (alpha, verdict) => {
    expect(verdictOf(alpha)).toBe(verdict);
  });
});
