import type { SheetData } from 'write-excel-file/browser';
import type { ColumnKind, ReportTable } from './report-table.ts';
import { saveBlob } from './save-picture.ts';

const dayMs = 86_400_000;
const formats: Readonly<Partial<Record<ColumnKind, string>>> = {
  count: '#,##0',
  number: '0.000',
  share: '0.0%',
  points: '0.0',
  duration: '[h]:mm:ss',
};
const widths: Readonly<Partial<Record<ColumnKind, number>>> = { text: 36 };
const maximumNameLength = 31;

/** Saves tables as a workbook, a sheet each; numbers are numbers, and times are times. */
export async function saveWorkbook(tables: readonly ReportTable[], title: string): Promise<void> {
  const { default: writeWorkbook } = await import('write-excel-file/browser');
  const names = sheetNames(tables.map((table) => table.title));
  const sheets = tables.map((table, index) => ({
    data: sheetOf(table),
    sheet: names[index] ?? '',
    columns: table.columns.map(({ kind }) => ({ width: widths[kind] ?? 14 })),
    stickyRowsCount: 1,
  }));
  saveBlob(await writeWorkbook(sheets).toBlob(), `${title}.xlsx`);
}

function sheetOf({ columns, rows }: ReportTable): SheetData {
  const head = columns.map(({ label }) => ({
    value: label,
    type: String,
    ...{ fontWeight: 'bold' as const, wrap: true },
  }));
  const body = rows.map((row) =>
    row.map((cell, index) => {
      if (cell === null) return null;
      if (typeof cell === 'string') return { value: cell, type: String, wrap: true };
      const kind = columns[index]?.kind ?? 'number';
      const value = kind === 'duration' ? cell / dayMs : cell;
      return { value, type: Number, format: formats[kind] ?? '0.000' };
    }),
  );
  return [head, ...body];
}

/** Excel's sheets have short names without some signs, and no two alike. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const plain = title.replaceAll(/[\\/:*?[\]]/g, ' ').slice(0, maximumNameLength);
    const name = taken.has(plain) ? `${plain.slice(0, maximumNameLength - 3)} ${index + 1}` : plain;
    taken.add(name);
    return name;
  });
}
