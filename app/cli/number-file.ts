import { createReadStream } from 'node:fs';
import {
  type CsvLimits,
  type CsvRecord,
  cellsOf,
  linesOf,
  recordsOf,
} from '#platform/files/csv.ts';
import { decodeText } from '#platform/files/encoding.ts';
import { FileError } from './command.ts';

/** Columns of a CSV file, by name, as texts or numbers. */
export interface NumberFile {
  readonly rows: number;
  readonly names: readonly string[];
  /** A column of numbers; an empty cell is NaN. */
  readonly numbers: (name: string) => Float64Array;
  readonly texts: (name: string) => readonly string[];
}

const limits: CsvLimits = { lineLength: 1_000_000, linesPerRecord: 100 };
const delimiters = [',', ';', '\t'];
const maximumRows = 1_000_000;
const maximumFaults = 20;
/** Squares of larger ones cannot be summed. */
const largestNumber = 1e100;
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads some columns of a CSV file. FileError names each line at fault.
 *  choose: which columns hold numbers and which hold texts, by the names in the first line. */
export async function readNumberFile(
  file: string,
  choose: (names: readonly string[]) => { numbers: readonly string[]; texts: readonly string[] },
): Promise<NumberFile> {
  try {
    return await readColumns(file, choose);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new FileError(`${file} cannot be read: ${why}`);
  }
}

async function readColumns(
  file: string,
  choose: Parameters<typeof readNumberFile>[1],
): Promise<NumberFile> {
  const lines = linesOf(decodeText(createReadStream(file)), limits);
  const first = await lines.next();
  const header = headerOf(file, first.value?.text ?? '');
  const { names, delimiter } = header;
  const chosen = choose(names);
  const place = (name: string) => placeOf(file, names, name);
  const numbers = chosen.numbers.map((name) => ({ name, at: place(name), cells: [] as number[] }));
  const texts = chosen.texts.map((name) => ({ name, at: place(name), cells: [] as string[] }));
  const faults: string[] = [];
  let rows = 0;
  const mayBreak = (cells: readonly string[]) => cells.length === names.length;
  for await (const record of recordsOf(lines, { delimiter, limits, mayBreak })) {
    const cells = cellsOrFault(record, names.length);
    const fault = typeof cells === 'string' ? cells : fillRow(cells, { numbers, texts, delimiter });
    if (fault !== null) faults.push(`${file}, line ${record.line}: ${fault}`);
    if (faults.length >= maximumFaults) break;
    rows += 1;
    if (rows > maximumRows) throw new FileError(`${file} has more than ${maximumRows} rows.`);
  }
  if (faults.length > 0) throw new FileError(faults.join('\n'));
  const columns = new Map(numbers.map(({ name, cells }) => [name, Float64Array.from(cells)]));
  const words = new Map(texts.map(({ name, cells }) => [name, cells]));
  return {
    rows,
    names,
    numbers: (name) => columns.get(name) ?? new Float64Array(rows),
    texts: (name) => words.get(name) ?? [],
  };
}

/** The delimiter is the one that parts the first line into most names. */
function headerOf(file: string, line: string): { delimiter: string; names: readonly string[] } {
  const text = line.replace(/^\ufeff/, '');
  const [header] = delimiters
    .map((delimiter) => ({
      delimiter,
      names: (cellsOf(text, delimiter) ?? []).map((name) => name.trim()),
    }))
    .toSorted((one, other) => other.names.length - one.names.length);
  const names = header?.names ?? [];
  const at = `${file}, line 1:`;
  if (text.trim() === '') throw new FileError(`${at} there are no names of columns.`);
  if (!header || names.length === 0) throw new FileError(`${at} the quotes do not match.`);
  const nameless = names.indexOf('');
  if (nameless >= 0) throw new FileError(`${at} column ${nameless + 1} has no name.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new FileError(`${at} there are two columns "${twice}".`);
  return header;
}

function placeOf(file: string, names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  if (place >= 0) return place;
  throw new FileError(
    `${file}, line 1: there is no column "${name}". There are: ${names.join(', ')}.`,
  );
}

function cellsOrFault({ cells, isCut }: CsvRecord, width: number): readonly string[] | string {
  if (isCut) return 'it is too long.';
  if (!cells) return 'the quotes do not match.';
  if (cells.length === width) return cells;
  return `it has ${cells.length} cells, and the first line has ${width}.`;
}

interface Columns {
  readonly numbers: readonly { name: string; at: number; cells: number[] }[];
  readonly texts: readonly { at: number; cells: string[] }[];
  readonly delimiter: string;
}

/** What is wrong with a row; null: nothing, and it stands in the columns. */
function fillRow(cells: readonly string[], { numbers, texts, delimiter }: Columns): string | null {
  for (const { at, cells: column } of texts) column.push((cells[at] ?? '').trim());
  for (const { name, at, cells: column } of numbers) {
    const text = (cells[at] ?? '').trim();
    const number = numberOf(text, delimiter);
    if (number === null) {
      return `"${shortened(text)}" in the column "${name}" is not a number.`;
    }
    column.push(number);
  }
  return null;
}

/** Where semicolons part the cells, a comma may part the decimals. */
function numberOf(text: string, delimiter: string): number | null {
  if (text === '') return Number.NaN;
  const plain = delimiter === ',' ? text : text.replace(',', '.');
  const number = plainNumber.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(number) < largestNumber ? number : null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
