import { seededRandom } from '#kernel/random.ts';
import type { Drawn } from './cross-products.ts';
import { chiSquareValue, normalValues } from './distributions.ts';
import { generalDominance } from './dominance.ts';
import { cellOf, choleskyOf, type Matrix, zeros } from './matrix.ts';
import { relativeWeights } from './relative-weights.ts';
import { momentsOf, type Rows } from './rows.ts';
import { type Arrangement, explainedBySubsets } from './subsets.ts';
import { maximumExact } from './table.ts';

/** How R² is shared out: exactly, or by Johnson's weights where there are too many drivers. */
export type Method = 'lmg' | 'johnson';

/** Customers of rows: those of one are drawn together. */
export interface Clusters {
  readonly count: number;
  /** Of each row, 0 … count − 1. */
  readonly ofRow: Int32Array;
}

/** What every draw gave: values of `drivers` a draw, one draw after the other. */
export interface Draws {
  readonly drivers: number;
  /** How much of R² each driver holds. */
  readonly weights: Float64Array;
  /** How much more than the noise driver it holds, in the same draw. */
  readonly leads: Float64Array;
  /** The mean of each column; `columns` a draw. */
  readonly means: Float64Array;
  readonly columns: number;
}

/** Draws of one set of rows. */
export interface Drawing {
  readonly rows: Rows;
  readonly ends: readonly number[];
  readonly clusters: Clusters;
  readonly method: Method;
  readonly seed: number;
  /** Which draws to make, of those there is room for. */
  readonly from: number;
  readonly to: number;
  /** Asked before each draw; false stops. */
  readonly goOn: (draw: number) => boolean;
}

/** How many drivers are shared out by which method. */
export function methodFor(drivers: number): Method {
  return drivers <= maximumExact ? 'lmg' : 'johnson';
}

/** How R² of some rows is shared out. */
export function weightsOf(arrangement: Arrangement, method: Method): Float64Array {
  return method === 'lmg'
    ? generalDominance(explainedBySubsets(arrangement), arrangement.ends.length)
    : relativeWeights(arrangement);
}

/** Room for so many draws. */
export function roomFor(count: number, drivers: number, columns: number): Draws {
  const weights = new Float64Array(count * drivers);
  const leads = new Float64Array(count * drivers);
  return { drivers, weights, leads, means: new Float64Array(count * columns), columns };
}

/** Draws customers with replacement, as many as there are, and shares R² out again each time.
 *  Every draw has a source of chance of its own, so that any split of the work gives the same.
 *  Returns false when it was stopped. */
export function drawAgain(drawing: Drawing, draws: Draws): boolean {
  const { rows, clusters, seed, from, to, goOn } = drawing;
  const counts = new Uint32Array(clusters.count);
  const drawn: Drawn = {
    positions: new Int32Array(rows.count),
    weights: new Float64Array(rows.count),
    count: 0,
  };
  const sums = new Float64Array(rows.stride ** 2);
  for (let draw = from; draw < to; draw += 1) {
    if (!goOn(draw)) return false;
    const random = seededRandom(seedOf(seed, draw));
    drawClusters(counts, random);
    gather(drawn, clusters, counts);
    const { n, means, correlations } = momentsOf(rows, drawn, sums);
    const noisy = withNoise(correlations, n, random);
    const { weights, leads } = shareOut(noisy, drawing);
    draws.weights.set(weights, draw * draws.drivers);
    draws.leads.set(leads, draw * draws.drivers);
    draws.means.set(means.subarray(0, draws.columns), draw * draws.columns);
  }
  return true;
}

/** Another seed for each of many things that chance decides. */
export function seedOf(seed: number, thing: number): number {
  return Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(thing + 1, 0x85ebca6b);
}

/** How often each cluster is drawn, of as many draws as there are clusters. */
export function drawClusters(counts: Uint32Array, random: () => number): void {
  counts.fill(0);
  for (let left = counts.length; left > 0; left -= 1) {
    const cluster = Math.floor(random() * counts.length);
    counts[cluster] = (counts[cluster] ?? 0) + 1;
  }
}

function gather(drawn: Drawn, { ofRow }: Clusters, counts: Uint32Array): void {
  let count = 0;
  for (let row = 0; row < ofRow.length; row += 1) {
    const weight = counts[ofRow[row] ?? 0] ?? 0;
    if (weight === 0) continue;
    drawn.positions[count] = row;
    drawn.weights[count] = weight;
    count += 1;
  }
  drawn.count = count;
}

/** The correlations with one more driver of pure chance, before the outcome.
 *
 *  Nobody has to draw n numbers for it. With independent normal numbers z, one for each case, the
 *  products of z with the k other columns are normal with those columns' own products as
 *  covariance, so L u of k normal numbers u, where L Lᵀ is their matrix; and what is left of the
 *  squares of z is chi-square with n − 1 − k degrees, independent of them (Cochran). That is the
 *  distribution itself, not an approximation of it.
 *  Source of the noise driver: Tonidandel and LeBreton, 2009 and 2011. */
function withNoise(correlations: Matrix, n: number, random: () => number): Matrix {
  const { size } = correlations;
  const normal = normalValues(random);
  const u = Float64Array.from({ length: size }, normal);
  const rest = Math.max(n - 1 - size, 1);
  const square = u.reduce((sum, each) => sum + each * each, chiSquareValue(rest, random, normal));
  const { lower } = choleskyOf(correlations);
  const noisy = zeros(size + 1);
  const place = (index: number) => (index < size - 1 ? index : size);
  for (let row = 0; row < size; row += 1) {
    let product = 0;
    for (let k = 0; k <= row; k += 1) product += cellOf(lower, row, k) * (u[k] ?? 0);
    const correlation = product / Math.sqrt(square);
    noisy.cells[(size - 1) * (size + 1) + place(row)] = correlation;
    noisy.cells[place(row) * (size + 1) + size - 1] = correlation;
    for (let column = 0; column < size; column += 1)
      noisy.cells[place(row) * (size + 1) + place(column)] = cellOf(correlations, row, column);
  }
  noisy.cells[(size - 1) * (size + 1) + size - 1] = 1;
  return noisy;
}

/** The weights without the noise driver, and with it what each is ahead of it. */
function shareOut(correlations: Matrix, { ends, method }: Drawing) {
  const m = ends.length;
  const noiseEnd = (ends.at(-1) ?? 0) + 1;
  const arrangement = { correlations, ends: [...ends, noiseEnd] };
  if (method === 'lmg') {
    const explained = explainedBySubsets(arrangement);
    const beside = generalDominance(explained, m + 1);
    return { weights: generalDominance(explained.subarray(0, 2 ** m), m), leads: leadsOf(beside) };
  }
  const plain = withoutColumn(correlations, noiseEnd - 1);
  const beside = relativeWeights(arrangement);
  return { weights: relativeWeights({ correlations: plain, ends }), leads: leadsOf(beside) };
}

function leadsOf(beside: Float64Array): Float64Array {
  const noise = beside.at(-1) ?? 0;
  return beside.slice(0, -1).map((weight) => weight - noise);
}

function withoutColumn(matrix: Matrix, left: number): Matrix {
  const plain = zeros(matrix.size - 1);
  const from = (index: number) => (index < left ? index : index + 1);
  for (let row = 0; row < plain.size; row += 1)
    for (let column = 0; column < plain.size; column += 1)
      plain.cells[row * plain.size + column] = cellOf(matrix, from(row), from(column));
  return plain;
}
