import { type Coefficient, coefficientOf } from './regression.ts';

/** A coefficient over imputed sets. degrees: those of its t. */
export interface PooledCoefficient extends Coefficient {
  readonly degrees: number;
}

/** Pools a coefficient over completed sets: its variance is that within sets and that between them.
 *  Of one set it stays as it is. completeDegrees: of t if nothing had been blank.
 *  Source: Rubin, 1987; degrees by Barnard and Rubin, 1999. */
export function pool(
  coefficients: readonly Coefficient[],
  completeDegrees: number,
): PooledCoefficient {
  const [first] = coefficients;
  const sets = coefficients.length;
  if (first && sets === 1) return { ...first, degrees: completeDegrees };
  const value = meanOf(coefficients.map((each) => each.value));
  const within = meanOf(coefficients.map(({ standardError }) => standardError ** 2));
  const squares = coefficients.map((each) => (each.value - value) ** 2);
  const between = (meanOf(squares) * sets) / (sets - 1);
  const added = (1 + 1 / sets) * between;
  const standardError = Math.sqrt(within + added);
  const missing = added > 0 ? added / (within + added) : 0;
  const degrees = Math.max(degreesOf(missing, sets, completeDegrees), 1);
  return { ...coefficientOf(value, standardError, degrees), degrees };
}

/** The mean of some numbers; 0 of none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return values.length > 0 ? sum / values.length : 0;
}

function degreesOf(missing: number, sets: number, complete: number): number {
  const ofSets = missing > 0 ? (sets - 1) / missing ** 2 : Number.POSITIVE_INFINITY;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - missing);
  return 1 / (1 / ofSets + 1 / observed);
}
