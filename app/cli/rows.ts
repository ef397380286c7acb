import { createReadStream } from 'node:fs';
import { type CsvRecord, cellsOf, linesOf, recordsOf } from '#platform/files/csv.ts';
import { decodeText } from '#platform/files/encoding.ts';
import { DataError } from './command.ts';

const delimiters = [',', ';', '\t'];
const maximumRows = 1_000_000;

/** A row of figures, with the line on which it stands. */
export interface Row {
  readonly line: number;
  /** As many as there are columns, without blanks around them. */
  readonly cells: readonly string[];
}

/** A file of figures: what its first line names, and the rows under it. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Reads a CSV file of up to a million rows, with commas, semicolons or tabs. Throws DataError,
 *  which names the line, on what it cannot read. */
export async function readRows(file: string): Promise<Rows> {
  try {
    return await rowsOf(file);
  } catch (error) {
    if (error instanceof DataError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new DataError(`${file} cannot be read: ${error.message}`);
  }
}

/** Refuses a line of a file. */
export function refuseLine(file: string, line: number, why: string): never {
  throw new DataError(`${file}, line ${line}: ${why}`);
}

/** A number as people write it, also with a decimal comma; null when it is none. */
export function numberOf(cell: string): number | null {
  return /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(cell)
    ? Number(cell.replace(',', '.'))
    : null;
}

/** Whether a cell says that there is nothing. */
export function isMissing(cell: string): boolean {
  return cell === '' || cell.toUpperCase() === 'NA';
}

async function rowsOf(file: string): Promise<Rows> {
  const lines = linesOf(decodeText(createReadStream(file)));
  const first = await lines.next();
  const head = (first.value?.text ?? '').replace(/^\ufeff/, '');
  const { delimiter, columns } = headerOf(head);
  if (columns.every((column) => column === '')) refuseLine(file, 1, 'it names no columns.');
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) refuseLine(file, 1, `the column “${twice}” is there twice.`);
  const rows: Row[] = [];
  for await (const record of recordsOf(lines, { delimiter, mayBreak: () => false })) {
    if (rows.length === maximumRows) refuseLine(file, record.line, 'more rows than a million.');
    rows.push({ line: record.line, cells: cellsIn(file, record, columns.length) });
  }
  return { columns, rows };
}

function headerOf(line: string): { delimiter: string; columns: string[] } {
  const [header] = delimiters
    .map((delimiter) => ({
      delimiter,
      columns: (cellsOf(line, delimiter) ?? []).map((name) => name.trim()),
    }))
    .toSorted((one, other) => other.columns.length - one.columns.length);
  return header ?? { delimiter: ',', columns: [] };
}

function cellsIn(file: string, { line, cells, isCut }: CsvRecord, columns: number): string[] {
  if (isCut) refuseLine(file, line, 'it is too long.');
  if (!cells) refuseLine(file, line, 'its quotes do not match.');
  if (cells.length !== columns) {
    refuseLine(file, line, `it has ${cells.length} cells, the first line has ${columns}.`);
  }
  return cells.map((cell) => cell.trim());
}
