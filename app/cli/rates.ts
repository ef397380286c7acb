import { type Command, DataError, readWords, UsageError } from './command.ts';
import { comparisonsOf, type Rate, rateOf, trendOf } from './rate.ts';
import { ratesText } from './rates-text.ts';
import { numberOf, type Row, type Rows, readRows, refuseLine } from './rows.ts';

/** All pairs of so many rows are as many lines as somebody reads. */
const maximumCompared = 30;

/** Tells shares or net promoter scores of a CSV file with their intervals. Needs no database. */
export const ratesCommand: Command = {
  words: 'FILE.csv [--trend] [--compare] [--json]',
  summary: [
    'Tell shares with their intervals: the columns hits and all, or promoters, passives and',
    'detractors; the first other column names the row. --trend: rows follow each other in time.',
  ].join(' '),
  run: async (words) => {
    const { positionals, values } = readWords(words, {
      trend: { type: 'boolean' },
      compare: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError('Name one file of rates.');
    const rates = ratesIn(file, await readRows(file));
    if (values.compare && rates.length > maximumCompared) {
      throw new DataError(`${file}: no more than ${maximumCompared} rows are compared.`);
    }
    if (values.trend && rates.some(({ kind }) => kind !== 'share')) {
      throw new UsageError('A trend is drawn of hits and all.');
    }
    const told = {
      rates,
      trend: values.trend ? trendOf(rates) : null,
      comparisons: values.compare ? comparisonsOf(rates) : [],
    };
    process.stdout.write(`${values.json ? JSON.stringify(told) : ratesText(told)}\n`);
    return 0;
  },
};

const shareColumns = ['hits', 'all'] as const;
const promotionColumns = ['promoters', 'passives', 'detractors'] as const;

/** The rates of a file; a row without a name is named by its line. */
function ratesIn(file: string, { columns, rows }: Rows): Rate[] {
  const isPromotion = promotionColumns.every((column) => columns.includes(column));
  if (!isPromotion && !shareColumns.every((column) => columns.includes(column))) {
    refuseLine(file, 1, 'it names neither hits and all, nor promoters, passives and detractors.');
  }
  if (rows.length === 0) throw new DataError(`${file}: there are no rows under the first line.`);
  const counted: readonly string[] = isPromotion ? promotionColumns : shareColumns;
  const named = columns.findIndex((column) => !counted.includes(column));
  return rows.map((row) => {
    const name = row.cells[named] || `line ${row.line}`;
    const count = (column: string) => countOf(file, row, { column, columns });
    if (isPromotion) {
      const promoters = count('promoters');
      return rateOf(name, {
        promoters,
        passives: count('passives'),
        detractors: count('detractors'),
      });
    }
    const [hits, all] = [count('hits'), count('all')];
    if (hits > all) refuseLine(file, row.line, `${hits} hits are more than all ${all}.`);
    return rateOf(name, { hits, all });
  });
}

function countOf(
  file: string,
  { line, cells }: Row,
  { column, columns }: { column: string; columns: readonly string[] },
): number {
  const cell = cells[columns.indexOf(column)] ?? '';
  const count = numberOf(cell);
  if (count === null || !Number.isSafeInteger(count) || count < 0) {
    refuseLine(file, line, `${column} is “${cell}”, not a whole number of 0 or more.`);
  }
  return count;
}
