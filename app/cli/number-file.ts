import { DataError } from './command.ts';
import { isMissing, numberOf, placeOf, withRows } from './rows.ts';

/** Columns of a CSV file, by name, as texts or numbers. */
export interface NumberFile {
  readonly names: readonly string[];
  /** A column of numbers; a cell that says nothing is NaN. */
  readonly numbers: (name: string) => Float64Array;
  readonly texts: (name: string) => readonly string[];
}

const maximumFaults = 20;
/** Squares of larger ones cannot be summed. */
const largestNumber = 1e100;

/** Reads some columns of a CSV file. DataError names each line at fault.
 *  choose: which columns hold numbers and which hold texts, by the names in the first line. */
export function readNumberFile(
  file: string,
  choose: (names: readonly string[]) => { numbers: readonly string[]; texts: readonly string[] },
): Promise<NumberFile> {
  return withRows(file, async ({ columns: names, rows }) => {
    const chosen = choose(names);
    const place = (name: string) => placeOf(file, names, name);
    const numbers = chosen.numbers.map((name) => ({
      name,
      at: place(name),
      cells: [] as number[],
    }));
    const texts = chosen.texts.map((name) => ({ name, at: place(name), cells: [] as string[] }));
    const faults: string[] = [];
    for await (const row of rows) {
      const fault = 'fault' in row ? row.fault : fillRow(row.cells, { numbers, texts });
      if (fault !== null) faults.push(`${file}, line ${row.line}: ${fault}`);
      if (faults.length >= maximumFaults) break;
    }
    if (faults.length > 0) throw new DataError(faults.join('\n'));
    const columns = new Map(numbers.map(({ name, cells }) => [name, Float64Array.from(cells)]));
    const words = new Map(texts.map(({ name, cells }) => [name, cells]));
    return {
      names,
      numbers: (name) => columns.get(name) ?? new Float64Array(),
      texts: (name) => words.get(name) ?? [],
    };
  });
}

interface Columns {
  readonly numbers: readonly { name: string; at: number; cells: number[] }[];
  readonly texts: readonly { at: number; cells: string[] }[];
}

/** What is wrong with a row; null: nothing, and it stands in the columns. */
function fillRow(cells: readonly string[], { numbers, texts }: Columns): string | null {
  for (const { at, cells: column } of texts) column.push(cells[at] ?? '');
  for (const { name, at, cells: column } of numbers) {
    const cell = cells[at] ?? '';
    const number = isMissing(cell) ? Number.NaN : numberOf(cell);
    if (number === null || Math.abs(number) >= largestNumber) {
      return `“${shortened(cell)}” in the column “${name}” is not a number.`;
    }
    column.push(number);
  }
  return null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
