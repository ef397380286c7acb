import type { Format } from '#platform/web/format.ts';

/** A part of the score, with a decimal only where there is one. share: 0..1. */
export function writeShare(share: number, format: Format): string {
  return format.number(share, { style: 'percent', maximumFractionDigits: 1 });
}
