import {
  type CsvLimits,
  type CsvRecord,
  cellsOf,
  linesOf,
  recordsOf,
} from '#platform/files/csv.ts';
import { fieldName } from '../../core/import/article-file.ts';
import { Unreadable } from './unreadable.ts';

const limits: CsvLimits = { lineLength: 4_000_000, linesPerRecord: 20_000 };
const delimiters = [',', ';', '\t'];

/** A row of a table; or why nothing was made of it. */
export type RowRead<Made> =
  | { readonly line: number; readonly made: Made }
  | { readonly line: number; readonly fault: Unreadable };

/** Reads a CSV file with an article in each row: the columns `title` and `body`, and those of front
 *  matter. A row that cannot be read spoils no other. Refuses a file without the two columns.
 *  make: makes something of the cells of a row, by the names of their columns. */
export async function* readCsv<Made>(
  text: AsyncIterable<string>,
  make: (cells: Readonly<Record<string, string>>) => Made,
): AsyncGenerator<RowRead<Made>> {
  const lines = linesOf(text, limits);
  const first = await lines.next();
  const header = headerOf(first.value?.text ?? '');
  const isWhole = (cells: readonly string[]) => cells.length === header.columns.length;
  const shape = { delimiter: header.delimiter, limits, mayBreak: isWhole };
  for await (const record of recordsOf(lines, shape)) {
    const { line } = record;
    try {
      yield { line, made: make(cellsBy(header.columns, record)) };
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      yield { line, fault };
    }
  }
}

function headerOf(line: string): { delimiter: string; columns: readonly string[] } {
  const [header] = delimiters
    .map((delimiter) => ({
      delimiter,
      columns: (cellsOf(line.replace(/^\ufeff/, ''), delimiter) ?? []).map((name) =>
        fieldName(name.trim()),
      ),
    }))
    .toSorted((a, b) => b.columns.length - a.columns.length);
  const isKnown = header?.columns.includes('title') && header.columns.includes('body');
  if (!header || !isKnown) throw new Unreadable('columns-missing', 1);
  return header;
}

function cellsBy(columns: readonly string[], record: CsvRecord): Record<string, string> {
  const { cells, raw, isCut } = record;
  if (isCut) throw new Unreadable('too-long');
  if (/[\0\ufffd]/.test(raw)) throw new Unreadable('broken-characters');
  if (!cells) throw new Unreadable('broken-quotes');
  if (cells.length !== columns.length) throw new Unreadable('column-count');
  return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
}
