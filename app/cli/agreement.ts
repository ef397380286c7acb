import { agreementOf } from '#modules/quality/core/agreement/agreement.ts';
import { type Scale, scales } from '#modules/quality/core/agreement/alpha.ts';
import type { Ratings } from '#modules/quality/core/agreement/ratings.ts';
import { agreementJson, agreementText } from './agreement-text.ts';
import { type Command, DataError, readWords, UsageError } from './command.ts';
import { isMissing, numberOf, type Rows, readRows, refuseLine } from './rows.ts';

const usualResamples = 1_000;
const maximumResamples = 100_000;

/** Tells from a CSV file how well raters agree. Needs no database. */
export const agreementCommand: Command = {
  words: [
    'FILE.csv [--unit COL] [--scale nominal|ordinal|interval|ratio]',
    '[--bootstrap N] [--seed N] [--json]',
  ].join(' '),
  summary: [
    'Tell how well raters agree: a row for each unit,',
    'a column for each rater; blank or NA: not rated.',
    'A column `unit` or `id`, or the one named, is not a rater.',
  ].join(' '),
  run: async (words) => {
    const wanted = readWanted(words);
    const { ratings, categories } = ratingsIn(await readRows(wanted.file), wanted);
    const scale = wanted.scale ?? (categories ? 'nominal' : 'ordinal');
    if (scale === 'ratio' && ratings.flat().some((rating) => (rating ?? 0) < 0)) {
      throw new DataError(`${wanted.file}: ratings of a ratio scale are not negative.`);
    }
    const { resamples, seed } = wanted;
    const told = agreementOf(ratings, { scale, areNumbers: !categories, resamples, seed });
    const said = wanted.isJson ? agreementJson(told, categories) : agreementText(told, categories);
    process.stdout.write(`${said}\n`);
    return 0;
  },
};

interface Wanted {
  readonly file: string;
  readonly unit: string | null;
  readonly scale: Scale | null;
  readonly resamples: number;
  readonly seed: number;
  readonly isJson: boolean;
}

function readWanted(words: readonly string[]): Wanted {
  const { positionals, values } = readWords(words, {
    unit: { type: 'string' },
    scale: { type: 'string' },
    bootstrap: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError('Name one file of ratings.');
  const scale = scales.find((each) => each === values.scale) ?? null;
  if (values.scale !== undefined && !scale) {
    throw new UsageError(`The scale is ${scales.join(', ')}.`);
  }
  return {
    file,
    unit: values.unit ?? null,
    scale,
    resamples: wholeIn('bootstrap', values.bootstrap ?? String(usualResamples), maximumResamples),
    seed: wholeIn('seed', values.seed ?? '1', 2 ** 32 - 1),
    isJson: values.json === true,
  };
}

function wholeIn(option: string, word: string, most: number): number {
  const number = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  if (number <= most) return number;
  throw new UsageError(`--${option} is a whole number from 0 to ${most}.`);
}

/** What a column is called that names what was rated. */
function isUnitName(column: string): boolean {
  return ['unit', 'id'].includes(column.toLowerCase());
}

/** The ratings of a file. categories: the words that were numbered; null when all are numbers. */
function ratingsIn(
  { columns, rows }: Rows,
  { file, unit, scale }: Wanted,
): { ratings: Ratings; categories: readonly string[] | null } {
  const left = columns.findIndex((column) => (unit ? column === unit : isUnitName(column)));
  if (unit !== null && left < 0) {
    refuseLine(file, 1, `there is no column “${unit}”, but ${columns.join(', ')}.`);
  }
  const raters = columns.filter((_, place) => place !== left);
  if (raters.length < 2) refuseLine(file, 1, 'agreement needs two raters: two columns or more.');
  if (raters.every((rater) => numberOf(rater) !== null)) {
    refuseLine(file, 1, 'it holds numbers alone; give the raters names in the first line.');
  }
  if (rows.length < 2) throw new DataError(`${file}: agreement needs two units or more.`);
  const units = rows.map(({ line, cells }) => ({
    line,
    cells: cells.filter((_, place) => place !== left),
  }));
  const given = units.flatMap(({ line, cells }) =>
    cells.filter((cell) => !isMissing(cell)).map((cell) => ({ line, cell })),
  );
  const words = given.filter(({ cell }) => numberOf(cell) === null);
  const [odd] = words;
  const areWords = odd !== undefined && (scale === 'nominal' || words.length === given.length);
  if (odd && (!areWords || (scale ?? 'nominal') !== 'nominal')) {
    const hint = scale === null ? ', though others are; --scale nominal takes them as words' : '';
    refuseLine(file, odd.line, `“${odd.cell}” is not a number${hint}.`);
  }
  if (!areWords) {
    const ratings = units.map(({ cells }) =>
      cells.map((cell) => (isMissing(cell) ? null : numberOf(cell))),
    );
    return { ratings, categories: null };
  }
  const categories = [...new Set(given.map(({ cell }) => cell))].sort();
  const places = new Map(categories.map((category, place) => [category, place]));
  const ratings = units.map(({ cells }) =>
    cells.map((cell) => (isMissing(cell) ? null : (places.get(cell) ?? null))),
  );
  return { ratings, categories };
}
