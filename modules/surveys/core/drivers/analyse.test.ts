import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { seededRandom } from '#kernel/random.ts';
import { analyse } from './analyse.ts';
import type { Analysis, AnalysisOptions, Watch } from './analysis.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  cronbach,
  drawnInR,
  numberDriver,
  plainly,
  type ReferenceSet,
  sets,
  tableOf,
} from './reference.fixture.ts';
import { cronbachAlpha } from './reliability.ts';
import { type DriverTable, doesNotApply, labelsOf } from './table.ts';

function analysed(
  table: DriverTable,
  options: Partial<AnalysisOptions> = {},
  watch: Watch = {},
): Analysis {
  const outcome = analyse(table, { ...plainly, ...options }, watch);
  if (outcome.kind !== 'analysed') throw new Error(JSON.stringify(outcome));
  return outcome.analysis;
}

/** Nine digits and a rounding of the tenth. */
function expectSame(found: number | null | undefined, wanted: number | undefined, what: string) {
  expect(Math.abs((found ?? Number.NaN) / (wanted ?? Number.NaN) - 1), what).toBeLessThan(6e-10);
}

describe.each(Object.entries(sets))('%s', (_, set) => {
  const analysis = analysed(tableOf(set));

  it('explains what R says', () => {
    expect(analysis.n).toBe(set.n);
    expectSame(analysis.r2, set.r2, 'R²');
    expectSame(analysis.adjustedR2, set.adj_r2, 'adjusted R²');
    expectSame(analysis.sigma, set.sigma, 'sigma');
    expectSame(analysis.f, set.f, 'F');
    expectSame(analysis.conditionNumber, set.condition_number_corr, 'condition number');
    expectSame(analysis.intercept.value, set.coefficients['(Intercept)'], 'intercept');
    expectSame(analysis.intercept.standardError, set.se['(Intercept)'], 'its error');
  });

  it.each(set.predictors)('has the figures of %s', (name) => {
    const driver = driverOf(analysis, name);
    const [coefficient] = driver.coefficients;
    expectSame(coefficient?.value, set.coefficients[name], 'coefficient');
    expectSame(coefficient?.standardError, set.se[name], 'standard error');
    expectSame(coefficient?.t, set.t[name], 't');
    expectSame(coefficient?.p, set.p[name], 'p');
    expectSame(driver.standardised[0], set.beta_standardised[name], 'beta');
    expectSame(driver.inflation, set.vif[name], 'VIF');
    expectSame(driver.alone, set.zero_order_r2[name], 'alone');
    expectSame(driver.last, set.last_r2[name], 'last');
    expectSame(driver.lmg, set.lmg[name], 'LMG');
    expectSame(driver.share, set.lmg_share[name], 'share');
    expectSame(driver.johnson, set.johnson[name], 'Johnson');
    Object.values(set.conditional_dominance[name] ?? {}).forEach((wanted, level) => {
      expectSame(driver.conditionalDominance?.[level], wanted, `level ${level}`);
    });
  });

  it('has drivers dominate each other as in R', () => {
    const wanted = set.predictors.map((one) =>
      set.predictors.map((other) => set.complete_dominance[one]?.[other]),
    );
    expect(analysis.completeDominance).toEqual(wanted);
  });
});

describe.each(Object.entries(drawnInR))('2,000 draws of %s', (name, wanted) => {
  const set = present(sets[name], name);
  const analysis = analysed(tableOf(set), { resamples: 2_000 });

  it.each(set.predictors)('agree with those of R on %s', (driver) => {
    const drawn = present(driverOf(analysis, driver).drawn, 'drawn');
    const percentile = present(wanted.lmg_percentile[driver], driver);
    expect(Math.abs(drawn.interval.low - percentile.p025)).toBeLessThan(0.01);
    expect(Math.abs(drawn.interval.high - percentile.p975)).toBeLessThan(0.01);
    const first = wanted.prob_rank1_lmg[driver] ?? Number.NaN;
    expect(Math.abs((drawn.rankProbability[0] ?? 0) - first)).toBeLessThan(0.03);
  });
});

it('alpha agrees with that of R', () => {
  const { attitude } = sets;
  const items = Object.values(present(attitude, 'attitude').data).map((each) =>
    Float64Array.from(each),
  );
  expectSame(
    cronbachAlpha(items, items[0]?.map((_, row) => row) ?? []),
    cronbach.attitude,
    'alpha',
  );
});

/** Answers of customers from 1 to 5: the first driver matters most, the last not at all. */
function survey(rows: number, seed = 7): DriverTable {
  const random = seededRandom(seed);
  const answer = (mood: number) =>
    Math.min(5, Math.max(1, Math.round(3.6 + mood + 2.4 * (random() - 0.5))));
  const columns: number[][] = [[], [], [], []];
  const outcome: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const mood = 2 * (random() - 0.5);
    const [solved, speed, manner] = [answer(mood), answer(mood), answer(mood)];
    [solved, speed, manner, 1 + Math.floor(5 * random())].forEach((each, column) => {
      columns[column]?.push(each);
    });
    outcome.push(Math.round(solved + 0.5 * speed + 0.2 * manner + 2 * random()));
  }
  const names = ['solved', 'speed', 'manner', 'weather'];
  return {
    outcome: { name: 'satisfaction', values: Float64Array.from(outcome) },
    drivers: names.map((name, column) =>
      numberDriver(name, columns[column] ?? [], { from: 1, to: 5 }),
    ),
    clusters: labelsOf(outcome.map((_, row) => `customer ${row % Math.ceil(rows / 2)}`)),
    segments: labelsOf(outcome.map((_, row) => (row % 3 === 0 ? 'chat' : 'mail'))),
  };
}

function driverOf(analysis: Analysis, name: string) {
  return present(
    analysis.drivers.find((each) => each.name === name),
    name,
  );
}

const codesOf = ({ warnings }: Analysis) => warnings.map(({ code }) => code);

describe('an analysis', () => {
  it('is the same for the same seed, and another for another', () => {
    const table = survey(200);
    const first = analysed(table, { resamples: 100 });
    expect(analysed(table, { resamples: 100 })).toEqual(first);
    expect(analysed(table, { resamples: 100, seed: 2 }).drivers).not.toEqual(first.drivers);
  });

  it('proves the influence of what matters and not of chance', () => {
    const analysis = analysed(survey(600), { resamples: 500 });
    expect(driverOf(analysis, 'solved')).toMatchObject({ rank: 1, drawn: { isProven: true } });
    expect(driverOf(analysis, 'weather').drawn?.isProven).toBe(false);
    expect(analysis.warnings).toContainEqual({
      code: 'no-proven-influence',
      drivers: expect.arrayContaining(['weather']),
    });
  });

  it('says where to act first, and what the best segment would bring', () => {
    const analysis = analysed(survey(600), { resamples: 200 });
    const { priority, share } = driverOf(analysis, 'solved');
    expect(priority?.quadrant).toBe('concentrate-here');
    expect(priority?.index).toBeCloseTo(share * (100 - (priority?.performance ?? 0)), 10);
    expect(priority?.interval?.low).toBeLessThan(priority?.index ?? 0);
    expect(priority?.interval?.high).toBeGreaterThan(priority?.index ?? 0);
    expect(['chat', 'mail']).toContain(priority?.best?.segment);
  });

  it('tells how far it has come, and stops when it is told to', () => {
    const shares: number[] = [];
    const table = survey(200);
    analysed(table, { resamples: 100 }, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    let asked = 0;
    const isCancelled = () => {
      asked += 1;
      return asked > 50;
    };
    const outcome = analyse(table, { ...plainly, resamples: 1_000_000 }, { isCancelled });
    expect(outcome).toEqual({ kind: 'cancelled' });
  });

  it.each([
    [9, 'too-few'],
    [29, 'too-few'],
  ])('of %i cases is refused', (rows, code) => {
    const outcome = analyse(survey(rows), plainly);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code, n: rows, needed: 30 } });
    expect(analyse(survey(rows), { ...plainly, evenIfFew: true }).kind).toBe('analysed');
  });

  it('of a column that does not vary is refused', () => {
    const table = survey(100);
    const drivers = [...table.drivers, numberDriver('same', new Array(100).fill(3))];
    expect(analyse({ ...table, drivers }, plainly)).toEqual({
      kind: 'refused',
      refusal: { code: 'constant-driver', driver: 'same' },
    });
  });

  it('leaves out what does not apply, and never imputes it', () => {
    const table = survey(200);
    const [first, ...others] = table.drivers;
    if (first?.kind !== 'number') throw new Error('The first driver is a number.');
    const values = first.values.map((value, row) => (row < 60 ? doesNotApply : value));
    const analysis = analysed({ ...table, drivers: [{ ...first, values }, ...others] });
    expect(analysis).toMatchObject({ n: 140, missing: 'none', counts: { notApplicable: 60 } });
    expect(analysis.warnings).toContainEqual({
      code: 'left-out-not-applicable',
      cases: 60,
      driver: 'solved',
    });
  });

  it('keeps those with the same answer everywhere, or sets them apart', () => {
    const table = survey(200);
    const copy = (name: string) => ({ ...present(table.drivers[0], 'a driver'), name });
    const drivers = [...table.drivers, copy('again'), copy('once more')];
    const straight = { ...table, drivers };
    const kept = analysed(straight);
    const apart = analysed(straight, { straightLiners: 'apart' });
    const count = kept.counts.straightLiners;
    expect(count).toBeGreaterThan(0);
    expect(apart.n).toBe(200 - count);
    expect(codesOf(kept)).toContain('straight-liners');
    expect(codesOf(kept)).toContain('made-of-others');
  });

  it('shares a factor out as one driver', () => {
    const table = survey(300);
    const labels = labelsOf(
      Array.from({ length: 300 }, (_, row) => ['a', 'b', 'c'][row % 3] ?? ''),
    );
    const kinds = { kind: 'factor', name: 'kind', labels } as const;
    const analysis = analysed({ ...table, drivers: [...table.drivers, kinds] }, { resamples: 50 });
    expect(driverOf(analysis, 'kind').coefficients).toHaveLength(2);
    const sum = analysis.drivers.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(analysis.r2, 10);
  });

  it('warns when a sign is against what is expected', () => {
    const table = survey(300);
    const drivers = table.drivers.map((each) =>
      each.kind === 'number' && each.name === 'solved' ? { ...each, direction: -1 as const } : each,
    );
    expect(analysed({ ...table, drivers }).warnings).toContainEqual(
      expect.objectContaining({ code: 'sign', driver: 'solved', isExpected: true }),
    );
  });

  it('of more than 15 drivers goes by relative weights', () => {
    const table = survey(300);
    const random = seededRandom(3);
    const more = Array.from({ length: 14 }, (_, index) =>
      numberDriver(`more ${index}`, Float64Array.from({ length: 300 }, random)),
    );
    const drivers = [...table.drivers, ...more];
    const analysis = analysed({ ...table, drivers }, { resamples: 20 });
    expect(analysis).toMatchObject({ method: 'johnson', completeDominance: null });
    expect(driverOf(analysis, 'solved')).toMatchObject({ lmg: null, rank: 1 });
    const sum = analysis.drivers.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(analysis.r2, 8);
  });

  it('draws the cases of a customer together', () => {
    const table = survey(200);
    const doubled = twice(table);
    const alone = analysed({ ...doubled, clusters: null }, { resamples: 400 });
    const together = analysed(
      { ...doubled, clusters: labelsOf(rowNames(400, 200)) },
      { resamples: 400 },
    );
    const width = ({ drivers: [first] }: Analysis) =>
      (first?.drawn?.interval.high ?? 0) - (first?.drawn?.interval.low ?? 0);
    expect(together.clusters).toBe(200);
    expect(width(together) / width(alone)).toBeGreaterThan(1.2);
  });
});

/** Small tables of all kinds: few rows, blanks, columns that repeat or hardly vary. */
const oddTables = fc
  .record({
    rows: fc.integer({ min: 1, max: 40 }),
    drivers: fc.integer({ min: 1, max: 7 }),
    levels: fc.integer({ min: 1, max: 6 }),
    blanks: fc.constantFrom(0, 0.05, 0.3),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ rows, drivers, levels, blanks, seed }): DriverTable => {
    const random = seededRandom(seed);
    const column = () =>
      Float64Array.from({ length: rows }, () =>
        random() < blanks ? Number.NaN : Math.floor(levels * random()),
      );
    const columns = Array.from({ length: drivers }, column);
    const copied = random() < 0.3 ? columns.map((values) => columns[0] ?? values) : columns;
    const outcome = random() < 0.2 ? (columns[0] ?? column()) : column();
    const labels = labelsOf(Array.from(column(), (value) => String(value)));
    return {
      outcome: { name: 'y', values: outcome },
      drivers: [
        ...copied.map((values, at) => numberDriver(`x${at}`, values, { from: 0, to: 5 })),
        ...(random() < 0.3 ? [{ kind: 'factor', name: 'kind', labels } as const] : []),
      ],
      clusters: random() < 0.5 ? labels : null,
      segments: labels,
    };
  });

it('any table is analysed or refused, and shares sum to R²', () => {
  fc.assert(
    fc.property(oddTables, (table) => {
      const outcome = analyse(table, { ...plainly, resamples: 5, evenIfFew: true });
      if (outcome.kind !== 'analysed') {
        expect(outcome.kind).toBe('refused');
        return;
      }
      const { drivers, r2 } = outcome.analysis;
      const sum = drivers.reduce((all, { weight }) => all + weight, 0);
      expect(sum).toBeCloseTo(r2, 8);
      for (const { drawn } of drivers) expect(drawn?.interval.low).toBeGreaterThan(-1e-9);
    }),
    { numRuns: 300 },
  );
});

function rowNames(rows: number, customers: number): string[] {
  return Array.from({ length: rows }, (_, row) => `customer ${row % customers}`);
}

/** Every case two times. */
function twice({ outcome, drivers, segments }: DriverTable): DriverTable {
  const double = (values: Float64Array) => Float64Array.of(...values, ...values);
  return {
    outcome: { ...outcome, values: double(outcome.values) },
    drivers: drivers.map((each) =>
      each.kind === 'number' ? { ...each, values: double(each.values) } : each,
    ),
    clusters: null,
    segments: segments && {
      ...segments,
      codes: Int32Array.of(...segments.codes, ...segments.codes),
    },
  };
}

/** Blanks in columns, so that fewer than 80 % of the cases are complete. */
function withBlanks(set: ReferenceSet, share: number): ReferenceSet {
  const random = seededRandom(11);
  const data = Object.fromEntries(
    Object.entries(set.data).map(([name, values]) => [
      name,
      name === set.outcome
        ? values
        : values.map((value) => (random() < share ? Number.NaN : value)),
    ]),
  );
  return { ...set, data };
}

describe('blanks', () => {
  it('of a few cases leave those cases out', () => {
    const { counts, missing, n } = analysed(tableOf(present(sets.airquality, 'airquality')));
    expect({ counts, missing, n }).toMatchObject({
      counts: { rows: 153, withoutOutcome: 37, complete: 111, incomplete: 5 },
      missing: 'listwise',
      n: 111,
    });
  });

  it('of many cases are imputed, close to what stood there', () => {
    const attitude = present(sets.attitude, 'attitude');
    const sparse = analysed(tableOf(withBlanks(attitude, 0.06)), { evenIfFew: true });
    expect(sparse.missing).toBe('imputed');
    expect(sparse.n).toBeGreaterThan(sparse.counts.complete);
    expect(codesOf(sparse)).toContain('imputed');
    expect(Math.abs(sparse.r2 - attitude.r2)).toBeLessThan(0.12);
    expect(driverOf(sparse, 'complaints').rank).toBe(1);
    const sum = sparse.drivers.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(sparse.r2, 10);
  });

  it('of questions that are asked in turn leave nobody out', () => {
    const table = survey(400);
    const turns = table.drivers.map((each, index) => {
      if (each.kind !== 'number') return each;
      const { length } = table.drivers;
      return {
        ...each,
        values: each.values.map((one, row) => (row % length === index ? NaN : one)),
      };
    });
    const inTurn = { ...table, drivers: turns };
    const planned = { ...inTurn, notAsked: new Int32Array(400).fill(1) };
    const { n, missing, drivers } = analysed(planned);
    expect({ n, missing }).toEqual({ n: 400, missing: 'imputed' });
    expect(drivers.map(({ rank }) => rank)).toEqual(
      analysed(table).drivers.map(({ rank }) => rank),
    );
    expect(fingerprintOf(planned)).not.toBe(fingerprintOf(inTurn));
  });
});
