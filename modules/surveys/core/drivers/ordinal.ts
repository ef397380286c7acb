import { choleskyOf, inverseOf, type Matrix, solve, zeros } from './matrix.ts';

/** Cases of an ordered outcome. */
export interface OrdinalCases {
  readonly count: number;
  /** Cells of the drivers, row by row, `stride` to a row. */
  readonly cells: Float64Array;
  readonly stride: number;
  /** 0 … levels − 1, each of which occurs. */
  readonly answers: Uint8Array;
  readonly levels: number;
  /** How often each row counts; null: once. */
  readonly weights: Float64Array | null;
}

/** logit P(answer ≤ k) = thresholds[k] − Σ coefficients × cells. */
export interface OrdinalFit {
  readonly thresholds: Float64Array;
  readonly coefficients: Float64Array;
  /** −2 log-likelihood. */
  readonly deviance: number;
  /** Of the thresholds first, then of the coefficients; null: it has no inverse. */
  readonly covariance: () => Matrix | null;
  /** false: the drivers separate the answers, or one is made of others. */
  readonly isConverged: boolean;
}

const maximumSteps = 40;
/** What a step may still promise for it to be the last: the next would promise its square. */
const enough = 1e-7;
const leastChance = 1e-300;

/** Fits the proportional odds model by Newton's steps, halved while they overshoot; the likelihood
 *  has one top. columns: which cells of a row are drivers. start: where to begin, thresholds first.
 *  Source: McCullagh, Regression models for ordinal data, 1980. */
export function fitOrdinal(
  cases: OrdinalCases,
  columns: readonly number[],
  start: Float64Array | null = null,
): OrdinalFit {
  const cuts = cases.levels - 1;
  let parameters = start ?? startOf(cases, columns.length);
  let slope = slopeAt(cases, columns, parameters);
  let isConverged = false;
  for (let step = 0; step < maximumSteps && !isConverged; step += 1) {
    const { lower, rank } = choleskyOf(slope.information);
    if (rank < slope.information.size) break;
    const direction = solve(lower, slope.gradient);
    const promise = direction.reduce(
      (sum, each, index) => sum + each * (slope.gradient[index] ?? 0),
      0,
    );
    isConverged = promise < enough;
    const next = stepAlong(cases, columns, { parameters, direction, from: slope.logLikelihood });
    if (!next) break;
    parameters = next.parameters;
    slope = next.slope;
  }
  const { information, logLikelihood } = slope;
  return {
    thresholds: parameters.slice(0, cuts),
    coefficients: parameters.slice(cuts),
    deviance: -2 * logLikelihood,
    covariance: () => inverseOf(information),
    isConverged,
  };
}

/** −2 log-likelihood of the thresholds alone. */
export function nullDeviance(cases: OrdinalCases): number {
  const { counts, total } = countsOf(cases);
  return -2 * counts.reduce((sum, count) => sum + count * Math.log(count / total), 0);
}

interface Slope {
  readonly logLikelihood: number;
  readonly gradient: Float64Array;
  /** The negative second derivatives. */
  readonly information: Matrix;
}

function stepAlong(
  cases: OrdinalCases,
  columns: readonly number[],
  {
    parameters,
    direction,
    from,
  }: {
    parameters: Float64Array;
    direction: Float64Array;
    from: number;
  },
): { parameters: Float64Array; slope: Slope } | null {
  for (let length = 1; length > 1e-6; length /= 2) {
    const tried = parameters.map((each, index) => each + length * (direction[index] ?? 0));
    const slope = slopeAt(cases, columns, tried);
    if (slope.logLikelihood >= from - 1e-9 * Math.abs(from)) return { parameters: tried, slope };
  }
  return null;
}

function startOf(cases: OrdinalCases, drivers: number): Float64Array {
  const { counts, total } = countsOf(cases);
  const parameters = new Float64Array(cases.levels - 1 + drivers);
  let below = 0;
  for (let cut = 0; cut < cases.levels - 1; cut += 1) {
    below += counts[cut] ?? 0;
    parameters[cut] = Math.log(below / (total - below));
  }
  return parameters;
}

function countsOf({ count, answers, levels, weights }: OrdinalCases) {
  const counts = new Array<number>(levels).fill(0);
  for (let row = 0; row < count; row += 1) {
    const level = answers[row] ?? 0;
    counts[level] = (counts[level] ?? 0) + (weights?.[row] ?? 1);
  }
  return { counts, total: counts.reduce((sum, each) => sum + each, 0) };
}

/** Log-likelihood with its first and second derivatives; −∞ where thresholds are out of order. */
function slopeAt(cases: OrdinalCases, columns: readonly number[], parameters: Float64Array): Slope {
  const { count, cells, stride, answers, levels, weights } = cases;
  const cuts = levels - 1;
  const size = cuts + columns.length;
  const gradient = new Float64Array(size);
  const information = zeros(size);
  const x = new Float64Array(columns.length);
  const places = Int32Array.from(columns);
  const sums = { gradient, cells: information.cells, size, x, cuts };
  let logLikelihood = 0;
  for (let row = 0; row < count; row += 1) {
    let eta = 0;
    for (let k = 0; k < x.length; k += 1) {
      const cell = cells[row * stride + (places[k] ?? 0)] ?? 0;
      x[k] = cell;
      eta += cell * (parameters[cuts + k] ?? 0);
    }
    const level = answers[row] ?? 0;
    const above = level < cuts ? logistic((parameters[level] ?? 0) - eta) : 1;
    const below = level > 0 ? logistic((parameters[level - 1] ?? 0) - eta) : 0;
    const chance = above - below;
    const weight = weights?.[row] ?? 1;
    if (!(chance > leastChance)) {
      return { logLikelihood: Number.NEGATIVE_INFINITY, gradient, information };
    }
    logLikelihood += weight * Math.log(chance);
    addRow(sums, level, slopesOf(above, below, weight));
  }
  mirror(information);
  return { logLikelihood, gradient, information };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Derivatives of a row's log-likelihood by its upper and its lower threshold: first and second. */
function slopesOf(above: number, below: number, weight: number) {
  const chance = above - below;
  const upper = (above * (1 - above)) / chance;
  const lower = (-below * (1 - below)) / chance;
  return {
    upper: weight * upper,
    lower: weight * lower,
    upperTwice: weight * (upper * (1 - 2 * above) - upper * upper),
    lowerTwice: weight * (lower * (1 - 2 * below) - lower * lower),
    across: weight * -upper * lower,
  };
}

interface Sums {
  readonly gradient: Float64Array;
  readonly cells: Float64Array;
  readonly size: number;
  readonly x: Float64Array;
  readonly cuts: number;
}

/** Adds a row's part to the gradient and to the upper half of the information. */
function addRow(
  { gradient, cells, size, x, cuts }: Sums,
  level: number,
  { upper, lower, upperTwice, lowerTwice, across }: ReturnType<typeof slopesOf>,
): void {
  const above = level * size;
  const below = above - size;
  const hasUpper = level < cuts;
  const hasLower = level > 0;
  if (hasUpper) {
    gradient[level] = (gradient[level] ?? 0) + upper;
    cells[above + level] = (cells[above + level] ?? 0) - upperTwice;
  }
  if (hasLower) {
    gradient[level - 1] = (gradient[level - 1] ?? 0) + lower;
    cells[below + level - 1] = (cells[below + level - 1] ?? 0) - lowerTwice;
    if (hasUpper) cells[below + level] = (cells[below + level] ?? 0) - across;
  }
  const slope = upper + lower;
  const curve = upperTwice + 2 * across + lowerTwice;
  for (let k = 0; k < x.length; k += 1) {
    const cell = x[k] ?? 0;
    if (cell === 0) continue;
    const column = cuts + k;
    gradient[column] = (gradient[column] ?? 0) - slope * cell;
    if (hasUpper)
      cells[above + column] = (cells[above + column] ?? 0) + (upperTwice + across) * cell;
    if (hasLower)
      cells[below + column] = (cells[below + column] ?? 0) + (across + lowerTwice) * cell;
    const start = column * size + cuts;
    const scaled = curve * cell;
    for (let other = k; other < x.length; other += 1)
      cells[start + other] = (cells[start + other] ?? 0) - scaled * (x[other] ?? 0);
  }
}

function mirror({ size, cells }: Matrix): void {
  for (let row = 1; row < size; row += 1)
    for (let column = 0; column < row; column += 1)
      cells[row * size + column] = cells[column * size + row] ?? 0;
}
