import { seededRandom } from '#kernel/random.ts';
import { normalValues } from './distributions.ts';
import { cellOf, choleskyOf, inverseOf, type Matrix, partOf, zeros } from './matrix.ts';
import { type Clusters, drawClusters, seedOf } from './resampling.ts';

/** Sets of completed data, each analysed alone. */
export const imputedSets = 20;

const maximumRounds = 200;
const enough = 1e-5;
/** Keeps the covariances of standardised columns invertible. */
const ridge = 1e-6;

/** Rows with the same blanks. */
interface Pattern {
  readonly known: readonly number[];
  readonly blank: readonly number[];
  readonly rows: number[];
}

interface Normal {
  readonly means: Float64Array;
  readonly covariances: Matrix;
}

/** Completes columns by draws from a normal model of all of them, the outcome among them. The model
 *  is fitted by EM to customers drawn again for each set, so that sets differ as much as the model
 *  is uncertain. Answers are not rounded to their scale: that would bend their relations.
 *  Source: Honaker and King, What to do about missing values, 2010; Schafer, 1997.
 *  columns: NaN is blank. set: which of the sets. */
export function imputeSet(
  columns: readonly Float64Array[],
  { clusters, seed, set }: { clusters: Clusters; seed: number; set: number },
): Float64Array[] {
  const random = seededRandom(seedOf(seed ^ 0x5bd1e995, set));
  const counts = new Uint32Array(clusters.count);
  drawClusters(counts, random);
  const { standard, centres, scales } = standardise(columns);
  const patterns = patternsOf(standard);
  const weightOf = (row: number) => counts[clusters.ofRow[row] ?? 0] ?? 0;
  const model = fitNormal(standard, patterns, weightOf);
  const normal = normalValues(random);
  for (const pattern of patterns) drawBlanks(standard, pattern, model, normal);
  return standard.map((values, column) =>
    values.map((value, row) => {
      const given = columns[column]?.[row] ?? 0;
      return Number.isNaN(given) ? value * (scales[column] ?? 1) + (centres[column] ?? 0) : given;
    }),
  );
}

function standardise(columns: readonly Float64Array[]) {
  const spreads = columns.map((values) => {
    const known = values.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(known.length, 1);
    const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, scale: Math.sqrt(squares / Math.max(known.length - 1, 1)) || 1 };
  });
  return {
    standard: columns.map((values, column) => {
      const { mean, scale } = spreads[column] ?? { mean: 0, scale: 1 };
      return values.map((value) => (value - mean) / scale);
    }),
    centres: spreads.map(({ mean }) => mean),
    scales: spreads.map(({ scale }) => scale),
  };
}

function patternsOf(columns: readonly Float64Array[]): Pattern[] {
  const patterns = new Map<string, Pattern>();
  const indices = columns.map((_, column) => column);
  for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
    const isBlank = (column: number) => Number.isNaN(columns[column]?.[row]);
    const blank = indices.filter(isBlank);
    const key = blank.join();
    const pattern = patterns.get(key) ?? {
      blank,
      known: indices.filter((column) => !isBlank(column)),
      rows: [],
    };
    pattern.rows.push(row);
    patterns.set(key, pattern);
  }
  return Array.from(patterns.values());
}

function fitNormal(
  columns: readonly Float64Array[],
  patterns: readonly Pattern[],
  weightOf: (row: number) => number,
): Normal {
  const size = columns.length;
  let model: Normal = { means: new Float64Array(size), covariances: zeros(size) };
  for (let index = 0; index < size; index += 1) model.covariances.cells[index * (size + 1)] = 1;
  for (let round = 0; round < maximumRounds; round += 1) {
    const next = nextModel(columns, patterns, weightOf, model);
    const change = next.covariances.cells.reduce(
      (most, cell, place) => Math.max(most, Math.abs(cell - (model.covariances.cells[place] ?? 0))),
      0,
    );
    model = next;
    if (change < enough) break;
  }
  return model;
}

/** One round of EM: what the blanks are expected to be by the model gives the next model. */
function nextModel(
  columns: readonly Float64Array[],
  patterns: readonly Pattern[],
  weightOf: (row: number) => number,
  model: Normal,
): Normal {
  const size = columns.length;
  const sums = new Float64Array(size);
  const products = zeros(size);
  const x = new Float64Array(size);
  let total = 0;
  for (const pattern of patterns) {
    const { slopes, rest } = conditionalOf(model, pattern);
    let weightOfPattern = 0;
    for (const row of pattern.rows) {
      const weight = weightOf(row);
      if (weight === 0) continue;
      weightOfPattern += weight;
      expect({ columns, pattern, slopes, model }, row, x);
      for (let one = 0; one < size; one += 1) {
        const scaled = weight * (x[one] ?? 0);
        sums[one] = (sums[one] ?? 0) + scaled;
        for (let other = one; other < size; other += 1)
          products.cells[one * size + other] =
            (products.cells[one * size + other] ?? 0) + scaled * (x[other] ?? 0);
      }
    }
    total += weightOfPattern;
    pattern.blank.forEach((one, i) => {
      pattern.blank.forEach((other, j) => {
        if (other < one) return;
        const place = one * size + other;
        products.cells[place] = (products.cells[place] ?? 0) + weightOfPattern * cellOf(rest, i, j);
      });
    });
  }
  return modelOf(sums, products, total);
}

function modelOf(sums: Float64Array, products: Matrix, total: number): Normal {
  const { size } = products;
  const means = sums.map((sum) => sum / total);
  const covariances = zeros(size);
  for (let one = 0; one < size; one += 1) {
    for (let other = one; other < size; other += 1) {
      const covariance =
        cellOf(products, one, other) / total - (means[one] ?? 0) * (means[other] ?? 0);
      const cell = one === other ? covariance + ridge : covariance;
      covariances.cells[one * size + other] = cell;
      covariances.cells[other * size + one] = cell;
    }
  }
  return { means, covariances };
}

/** The blanks given the known: slopes[i][j] of blank i on known j, and the covariances left. */
function conditionalOf({ covariances }: Normal, { known, blank }: Pattern) {
  const inverse = inverseOf(partOf(covariances, known)) ?? zeros(known.length);
  const slopes = blank.map((row) =>
    known.map((_, column) =>
      known.reduce(
        (sum, each, k) => sum + cellOf(covariances, row, each) * cellOf(inverse, k, column),
        0,
      ),
    ),
  );
  const rest = partOf(covariances, blank);
  blank.forEach((_, i) => {
    blank.forEach((other, j) => {
      const held = known.reduce(
        (sum, each, k) => sum + (slopes[i]?.[k] ?? 0) * cellOf(covariances, each, other),
        0,
      );
      rest.cells[i * rest.size + j] = (rest.cells[i * rest.size + j] ?? 0) - held;
    });
  });
  return { slopes, rest };
}

interface Expected {
  readonly columns: readonly Float64Array[];
  readonly pattern: Pattern;
  readonly slopes: readonly (readonly number[])[];
  readonly model: Normal;
}

function expect(
  { columns, pattern: { known, blank }, slopes, model: { means } }: Expected,
  row: number,
  x: Float64Array,
): void {
  for (const column of known) x[column] = columns[column]?.[row] ?? 0;
  blank.forEach((column, i) => {
    let value = means[column] ?? 0;
    known.forEach((each, j) => {
      value += (slopes[i]?.[j] ?? 0) * ((x[each] ?? 0) - (means[each] ?? 0));
    });
    x[column] = value;
  });
}

function drawBlanks(
  columns: readonly Float64Array[],
  pattern: Pattern,
  model: Normal,
  normal: () => number,
): void {
  if (pattern.blank.length === 0) return;
  const { slopes, rest } = conditionalOf(model, pattern);
  const { lower } = choleskyOf(rest);
  const x = new Float64Array(columns.length);
  for (const row of pattern.rows) {
    expect({ columns, pattern, slopes, model }, row, x);
    const z = pattern.blank.map(normal);
    pattern.blank.forEach((column, i) => {
      const drawn = z.reduce((sum, each, k) => sum + cellOf(lower, i, k) * each, 0);
      const values = columns[column];
      if (values) values[row] = (x[column] ?? 0) + drawn;
    });
  }
}
