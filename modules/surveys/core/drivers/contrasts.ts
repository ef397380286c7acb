import { quantilesOfNormal } from '#kernel/proportion.ts';
import { cellOf } from './matrix.ts';
import { coefficientOf, regress } from './regression.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';
import type { Driver, NumberDriver } from './table.ts';

/** How the two ends of a driver's scale move the outcome, against its middle.
 *  basic: its lack costs more than its presence gains; delighter: the other way round; even: both
 *  alike; none: neither shows. */
export interface Contrast {
  readonly driver: string;
  /** What the lowest fifth of the scale costs, and what the highest gains, by the outcome. */
  readonly penalty: number;
  readonly reward: number;
  readonly penaltyError: number;
  readonly rewardError: number;
  readonly kind: 'basic' | 'delighter' | 'even' | 'none';
  /** Cases at either end. */
  readonly lowest: number;
  readonly highest: number;
}

/** Fewer cases at an end of the scale show nothing. */
const fewestAtEnd = 10;
const endOfScale = 0.2;

interface Ends {
  readonly name: string;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly lowest: number;
  readonly highest: number;
}

/** Penalty-reward contrasts of all drivers with a scale, fitted together. A driver with too few
 *  cases at an end is left out.
 *  Source: Brandt, A procedure for identifying value-enhancing service components, 1987.
 *  chosen: complete rows. */
export function penaltyReward(
  drivers: readonly Driver[],
  outcome: Float64Array,
  chosen: Int32Array,
): Contrast[] {
  const ends = drivers
    .filter((driver) => driver.kind === 'number' && driver.scale !== null)
    .flatMap((driver) => (driver.kind === 'number' ? [endsOf(driver, chosen)] : []))
    .filter(({ lowest, highest }) => lowest >= fewestAtEnd && highest >= fewestAtEnd);
  const columns = ends.flatMap(({ low, high }) => [low, high]);
  if (columns.length === 0 || chosen.length < columns.length + 2) return [];
  const rows = rowsOf([...columns, outcome], chosen);
  const moments = momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2));
  const fit = regress(moments);
  const covariance = (one: number, other: number) =>
    (fit.sigma ** 2 * cellOf(fit.inverse, fit.kept.indexOf(one), fit.kept.indexOf(other))) /
    ((moments.n - 1) * (moments.deviations[one] ?? 1) * (moments.deviations[other] ?? 1));
  return ends.flatMap(({ name, lowest, highest }, index) => {
    const low = fit.coefficients[2 * index];
    const high = fit.coefficients[2 * index + 1];
    if (!low || !high) return [];
    const shared = covariance(2 * index, 2 * index + 1);
    const error = Math.sqrt(
      Math.max(low.standardError ** 2 + high.standardError ** 2 + 2 * shared, 0),
    );
    const contrast = {
      penalty: -low.value,
      reward: high.value,
      penaltyError: low.standardError,
      rewardError: high.standardError,
    };
    const kind = kindOf(
      contrast,
      coefficientOf(contrast.penalty - high.value, error, fit.degrees).t,
    );
    return [{ driver: name, ...contrast, kind, lowest, highest }];
  });
}

function endsOf({ name, values, scale }: NumberDriver, chosen: Int32Array): Ends {
  const { from, to } = scale ?? { from: 0, to: 1 };
  const position = (value: number) => (value - from) / (to - from);
  const low = values.map((value) => Number(position(value) <= endOfScale));
  const high = values.map((value) => Number(position(value) >= 1 - endOfScale));
  const within = (column: Float64Array) => chosen.reduce((sum, row) => sum + (column[row] ?? 0), 0);
  return { name, low, high, lowest: within(low), highest: within(high) };
}

function kindOf(
  {
    penalty,
    reward,
    penaltyError,
    rewardError,
  }: Pick<Contrast, 'penalty' | 'reward' | 'penaltyError' | 'rewardError'>,
  difference: number,
): Contrast['kind'] {
  const sure = quantilesOfNormal[0.95];
  const shows = penalty / penaltyError > sure || reward / rewardError > sure;
  if (!shows) return 'none';
  if (Math.abs(difference) <= sure) return 'even';
  return difference > 0 ? 'basic' : 'delighter';
}
