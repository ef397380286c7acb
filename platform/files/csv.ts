import { parse } from 'csv-parse/sync';

/** What a reader of rows expects at most: lineLength: characters of one line, what is longer is
 *  cut; linesPerRecord: lines of one record, whose quoted cells may hold line breaks. */
export interface CsvLimits {
  readonly lineLength: number;
  readonly linesPerRecord: number;
}

const rowLimits: CsvLimits = { lineLength: 65_536, linesPerRecord: 100 };

/** A line of a text file, without its end. */
export interface Line {
  /** The first line is 1. */
  readonly number: number;
  readonly text: string;
  readonly isCut: boolean;
}

/** A row of cells, or the line where there should be one. */
export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  /** Null: the quotes do not match. */
  readonly cells: readonly string[] | null;
  readonly isCut: boolean;
}

interface Shape {
  readonly delimiter: string;
  readonly limits?: CsvLimits;
  readonly mayBreak: (cells: readonly string[]) => boolean;
}

/** The lines of a text, whichever way they end. */
export async function* linesOf(
  text: AsyncIterable<string>,
  { lineLength }: CsvLimits = rowLimits,
): AsyncGenerator<Line, void, void> {
  let rest = '';
  let number = 0;
  let cut: string | null = null;
  const next = (line: string): Line => {
    const isCut = cut !== null || line.length > lineLength;
    const whole = cut ?? line;
    cut = null;
    number += 1;
    return { number, text: whole.slice(0, lineLength), isCut };
  };
  for await (const chunk of text) {
    rest += chunk;
    const heldBack = rest.endsWith('\r') ? '\r' : '';
    const lines = rest.slice(0, rest.length - heldBack.length).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + heldBack;
    for (const line of lines) yield next(line);
    if (rest.length > lineLength) {
      cut ??= rest.slice(0, lineLength);
      rest = heldBack;
    }
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '' || cut !== null) yield next(last);
}

/** The records of a CSV file; blank ones are left out. A stray quote spoils its own line alone:
 *  reading goes on with the next line, though a quoted cell could hold the rest of the file.
 *  mayBreak: whether cells that go over several lines make sense; two stray quotes else swallow
 *  all lines between them. */
export async function* recordsOf(
  lines: AsyncIterator<Line>,
  shape: Shape,
): AsyncGenerator<CsvRecord> {
  const ahead: Line[] = [];
  const lineAt = async (index: number): Promise<Line | undefined> => {
    while (ahead.length <= index) {
      const { value, done } = await lines.next();
      if (done) return undefined;
      ahead.push(value);
    }
    return ahead[index];
  };
  for (;;) {
    const first = await lineAt(0);
    if (!first) return;
    const whole = await wholeRecord(lineAt, shape);
    ahead.splice(0, whole?.lineCount ?? 1);
    const { cells = null, text: raw = first.text } = whole ?? {};
    const isBlank = cells?.every((cell) => cell.trim() === '') ?? false;
    if (!isBlank) yield { line: first.number, raw, cells, isCut: first.isCut };
  }
}

/** The cells of one record; null when its quotes do not match or it is more than one. */
export function cellsOf(record: string, delimiter: string): readonly string[] | null {
  if (!record.includes('"')) return record.split(delimiter);
  try {
    const rows: string[][] = parse(record, { delimiter, relax_column_count: true });
    return rows.length === 1 ? (rows[0] ?? null) : null;
  } catch {
    return null;
  }
}

async function wholeRecord(
  lineAt: (index: number) => Promise<Line | undefined>,
  { delimiter, mayBreak, limits: { linesPerRecord } = rowLimits }: Shape,
): Promise<{ cells: readonly string[]; text: string; lineCount: number } | null> {
  let text = '';
  let quotes = 0;
  for (let lineCount = 1; lineCount <= linesPerRecord; lineCount += 1) {
    const line = await lineAt(lineCount - 1);
    if (!line || line.isCut) return null;
    text = lineCount === 1 ? line.text : `${text}\n${line.text}`;
    quotes += line.text.split('"').length - 1;
    if (quotes % 2 === 1) continue;
    const cells = cellsOf(text, delimiter);
    return cells && (lineCount === 1 || mayBreak(cells)) ? { cells, text, lineCount } : null;
  }
  return null;
}
