import type { Format } from '#platform/web/format.ts';
import type { Figure } from '../contract.ts';

/** Shares on fewer than this many are not shown: they would move by tens of points with the next. */
const atLeastForShares = 5;

/** How a figure's value is written. */
export function writerOf({ unit }: Figure, format: Format): (value: number) => string {
  switch (unit) {
    case 'ratio':
      return (value) => format.percent(value);
    case 'ms':
      return (value) => format.duration(value);
    default:
      return (value) => format.number(value, { maximumFractionDigits: 1 });
  }
}

/** How many observations a figure needs to be shown. */
export function neededBy({ unit }: Figure): number {
  return unit === 'ratio' ? atLeastForShares : unit === 'count' ? 0 : 1;
}
