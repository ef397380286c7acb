import { refuse } from '#kernel/errors.ts';
import { cellsOf } from '#platform/files/csv.ts';
import { refusals } from '../../contract.ts';
import { type ImportColumn, importColumns } from '../../core/import-row.ts';

/** What the first line of a file says. */
export interface Header {
  readonly delimiter: string;
  /** What each cell is; null: a column that is not read. */
  readonly columns: readonly (ImportColumn | null)[];
  /** The names of the columns that are not read. */
  readonly ignored: readonly string[];
}

const delimiters = [',', ';', '\t'];
const keyColumns: readonly ImportColumn[] = ['external_id', 'email', 'phone'];

/** Reads the first line of a file: the delimiter is the one by which most columns are known.
 *  Refuses a file in which nobody could be found again, and a column that is there twice. */
export function readHeader(line: string): Header {
  const [header] = delimiters
    .map((delimiter) => headerBy(line, delimiter))
    .toSorted((a, b) => known(b).length - known(a).length);
  const found = header ? known(header) : [];
  if (!header || !found.some((column) => keyColumns.includes(column))) {
    refuse(refusals.importWithoutColumns, { expected: importColumns.join(', ') });
  }
  const twice = found.find((column, index) => found.indexOf(column) !== index);
  if (twice) refuse(refusals.importColumnTwice, { column: twice });
  return header;
}

function headerBy(line: string, delimiter: string): Header {
  const names = (cellsOf(line, delimiter) ?? []).map((name) => name.trim());
  const columns = names.map(
    (name) => importColumns.find((column) => column === normalName(name)) ?? null,
  );
  const ignored = names.filter((name, index) => columns[index] === null && name !== '');
  return { delimiter, columns, ignored };
}

/** `External ID`, `external-id` and `EXTERNAL_ID` are one column. */
function normalName(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, '_');
}

function known({ columns }: Header): ImportColumn[] {
  return columns.filter((column) => column !== null);
}
