import { createReadStream } from 'node:fs';
import {
  type CsvLimits,
  type CsvRecord,
  cellsOf,
  linesOf,
  recordsOf,
} from '#platform/files/csv.ts';
import { decodeText } from '#platform/files/encoding.ts';
import { DataError } from './command.ts';

const delimiters = [',', ';', '\t'];
const maximumRows = 1_000_000;
const limits: CsvLimits = { lineLength: 1_000_000, linesPerRecord: 100 };

/** A row of figures, with the line on which it stands. */
export interface Row {
  readonly line: number;
  /** As many as there are columns, without blanks around them. */
  readonly cells: readonly string[];
}

/** A row that cannot be read, and why. */
interface Fault {
  readonly line: number;
  readonly fault: string;
}

/** A file of figures: what its first line names, and the rows under it. */
export interface Rows<Under = readonly Row[]> {
  readonly columns: readonly string[];
  readonly rows: Under;
}

/** Reads a CSV file of up to a million rows, with commas, semicolons or tabs. Throws DataError,
 *  which names the line, on what it cannot read. */
export function readRows(file: string): Promise<Rows> {
  return withRows(file, async ({ columns, rows }) => {
    const read: Row[] = [];
    for await (const row of rows) {
      if ('fault' in row) refuseLine(file, row.line, row.fault);
      read.push(row);
    }
    return { columns, rows: read };
  });
}

/** The same, row by row, for whoever goes on after a row at fault. */
export async function withRows<T>(
  file: string,
  read: (rows: Rows<AsyncIterable<Row | Fault>>) => Promise<T>,
): Promise<T> {
  try {
    const lines = linesOf(decodeText(createReadStream(file)), limits);
    const first = await lines.next();
    const { delimiter, columns } = headerOf(file, (first.value?.text ?? '').replace(/^\ufeff/, ''));
    return await read({ columns, rows: rowsUnder(lines, { file, delimiter, columns }) });
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

/** The place of a column. Refuses a name that the first line does not have. */
export function placeOf(file: string, columns: readonly string[], name: string): number {
  const place = columns.indexOf(name);
  if (place >= 0) return place;
  return refuseLine(file, 1, `there is no column “${name}”, but ${columns.join(', ')}.`);
}

/** The delimiter is the one that parts the first line into most names. */
function headerOf(file: string, line: string): { delimiter: string; columns: readonly string[] } {
  if (line.trim() === '') refuseLine(file, 1, 'it names no columns.');
  const [header] = delimiters
    .map((delimiter) => ({
      delimiter,
      columns: (cellsOf(line, delimiter) ?? []).map((name) => name.trim()),
    }))
    .toSorted((one, other) => other.columns.length - one.columns.length);
  const { delimiter = ',', columns = [] } = header ?? {};
  if (columns.length === 0) refuseLine(file, 1, 'its quotes do not match.');
  const nameless = columns.indexOf('');
  if (nameless >= 0) refuseLine(file, 1, `column ${nameless + 1} has no name.`);
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) refuseLine(file, 1, `the column “${twice}” is there twice.`);
  return { delimiter, columns };
}

async function* rowsUnder(
  lines: ReturnType<typeof linesOf>,
  { file, delimiter, columns }: { file: string; delimiter: string; columns: readonly string[] },
): AsyncGenerator<Row | Fault> {
  let rows = 0;
  const mayBreak = (cells: readonly string[]) => cells.length === columns.length;
  for await (const record of recordsOf(lines, { delimiter, limits, mayBreak })) {
    rows += 1;
    if (rows > maximumRows) refuseLine(file, record.line, 'more rows than a million.');
    yield rowOf(record, columns.length);
  }
}

function rowOf({ line, cells, isCut }: CsvRecord, columns: number): Row | Fault {
  if (isCut) return { line, fault: 'it is too long.' };
  if (!cells) return { line, fault: 'its quotes do not match.' };
  if (cells.length !== columns) {
    return { line, fault: `it has ${cells.length} cells, the first line has ${columns}.` };
  }
  return { line, cells: cells.map((cell) => cell.trim()) };
}
