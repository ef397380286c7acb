import type { Format } from '#platform/web/format.ts';
import type { Figure } from '../contract.ts';

/** Shares of fewer than this many are not shown: the next one would move them by tens of points. */
const atLeastForShares = 5;
/** The slowest tenth of fewer than this many is one answer by itself. */
const atLeastForSpread = 10;

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
  switch (unit) {
    case 'ratio':
      return atLeastForShares;
    case 'times':
      return atLeastForSpread;
    case 'count':
      return 0;
    default:
      return 1;
  }
}

/** Whether a formula says something here: one of promises does where something is promised. */
export function isAbout(formula: string, figures: readonly Figure[]): boolean {
  if (!formula.startsWith('targets-met.')) return true;
  return figures.some((figure) => figure.formula === formula && figure.n > 0);
}

/** Whether a figure is the share of a duty that is done. */
export function tellsOfWork({ formula }: Figure): boolean {
  return formula === 'low-ratings-heard.heard' || formula === 'low-ratings-corrected.corrected';
}
