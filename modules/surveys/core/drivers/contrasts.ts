import { quantilesOfNormal } from '#kernel/proportion.ts';
import { cellOf } from './matrix.ts';
import { regress } from './regression.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';
import type { Driver, NumberDriver } from './table.ts';

/** How the two ends of a driver's scale move the outcome, against its middle.
 *  basic: by the point of its scale, its lack costs more than its presence gains; delighter: the
 *  other way round; even: both alike; none: neither shows. By the point, because a middle that lies
 *  near the top would make every driver look basic. */
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

/** Fewer cases at an end of the scale, or in its middle, show nothing. */
const fewestInPart = 10;
const endOfScale = 0.2;

interface Ends {
  readonly name: string;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly lowest: number;
  readonly middle: number;
  readonly highest: number;
  /** How far the mean answers at the ends lie from that in the middle. */
  readonly toLowest: number;
  readonly toHighest: number;
}

/** Penalty-reward contrasts of all drivers with a scale, fitted together. A driver with too few
 *  cases at an end or between is left out.
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
    .filter(({ lowest, middle, highest }) => Math.min(lowest, middle, highest) >= fewestInPart);
  const columns = ends.flatMap(({ low, high }) => [low, high]);
  if (columns.length === 0 || chosen.length < columns.length + 2) return [];
  const rows = rowsOf([...columns, outcome], chosen);
  const moments = momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2));
  const fit = regress(moments);
  const covariance = (one: number, other: number) =>
    (fit.sigma ** 2 * cellOf(fit.inverse, fit.kept.indexOf(one), fit.kept.indexOf(other))) /
    ((moments.n - 1) * (moments.deviations[one] ?? 1) * (moments.deviations[other] ?? 1));
  return ends.flatMap(({ name, lowest, highest, toLowest, toHighest }, index) => {
    const low = fit.coefficients[2 * index];
    const high = fit.coefficients[2 * index + 1];
    if (!low || !high) return [];
    const shared = covariance(2 * index, 2 * index + 1) / (toLowest * toHighest);
    const square =
      (low.standardError / toLowest) ** 2 + (high.standardError / toHighest) ** 2 + 2 * shared;
    const contrast = {
      penalty: -low.value,
      reward: high.value,
      penaltyError: low.standardError,
      rewardError: high.standardError,
    };
    const byThePoint = contrast.penalty / toLowest - contrast.reward / toHighest;
    const kind = kindOf(contrast, byThePoint / Math.sqrt(Math.max(square, 0)));
    return [{ driver: name, ...contrast, kind, lowest, highest }];
  });
}

function endsOf({ name, values, scale }: NumberDriver, chosen: Int32Array): Ends {
  const { from, to } = scale ?? { from: 0, to: 1 };
  const position = (value: number) => (value - from) / (to - from);
  const low = values.map((value) => Number(position(value) <= endOfScale));
  const high = values.map((value) => Number(position(value) >= 1 - endOfScale));
  const sums = { low: 0, middle: 0, high: 0 };
  const counts = { low: 0, middle: 0, high: 0 };
  for (const row of chosen) {
    const end = low[row] ? 'low' : 'middle';
    const part = high[row] ? 'high' : end;
    sums[part] += values[row] ?? 0;
    counts[part] += 1;
  }
  const middle = sums.middle / counts.middle;
  return {
    ...{ name, low, high, lowest: counts.low, middle: counts.middle, highest: counts.high },
    toLowest: middle - sums.low / counts.low,
    toHighest: sums.high / counts.high - middle,
  };
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
