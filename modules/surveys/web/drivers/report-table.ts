import type { Format } from '#platform/web/format.ts';

/** How the figures of a column are written. `share`: 0..1. `points`: 0..100. */
export type ColumnKind = 'text' | 'count' | 'number' | 'share' | 'points' | 'duration';
export type Cell = string | number | null;

/** Figures with their heads: shown behind a chart, and written to a workbook. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One figure as its column writes it. */
export function writeCell(cell: Cell, kind: ColumnKind, format: Format): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  switch (kind) {
    case 'share':
      return format.percent(cell, 1);
    case 'duration':
      return format.duration(cell);
    case 'count':
      return format.number(cell);
    case 'points':
      return format.number(cell, { maximumFractionDigits: 1 });
    default:
      return format.number(cell, { maximumFractionDigits: 3 });
  }
}
