import { analyse } from '#modules/surveys/core/drivers/analyse.ts';
import type { AnalysisOptions } from '#modules/surveys/core/drivers/analysis.ts';
import { type DriverTable, labelsOf, type Scale } from '#modules/surveys/core/drivers/table.ts';
import { type Command, DataError, readWords, UsageError } from './command.ts';
import { jsonOf, textOf } from './drivers-report.ts';
import { reasonOf } from './drivers-words.ts';
import { readNumberFile } from './number-file.ts';

/** What drives an outcome, from any CSV file, without a centre. The figures are those of the
 *  product: both call the same core. */
export const driversCommand: Command = {
  words: [
    'FILE.csv --outcome COL [--drivers A,B,C] [--factors D,E] [--cluster COL]',
    '[--segment COL] [--scale FROM,TO] [--bootstrap N] [--seed N]',
    '[--without-straight-liners] [--json]',
  ].join(' '),
  summary: 'Say what drives an outcome, and how sure that is.',
  run: async (words) => {
    const wanted = readWanted(words);
    const table = await readTable(wanted);
    const outcome = analyse(table, wanted.options, { onProgress: tellTerminal });
    if (process.stderr.isTTY) process.stderr.write('\r       \r');
    if (outcome.kind === 'analysed') {
      const report = wanted.isJson ? jsonOf(outcome.analysis) : textOf(outcome.analysis, table);
      process.stdout.write(`${report}\n`);
      return 0;
    }
    throw new DataError(
      `${wanted.file}: ${outcome.kind === 'refused' ? reasonOf(outcome.refusal) : 'Stopped.'}`,
    );
  },
};

interface Wanted {
  readonly file: string;
  readonly outcome: string;
  /** null: every column that is nothing else. */
  readonly drivers: readonly string[] | null;
  readonly factors: readonly string[];
  readonly cluster: string | null;
  readonly segment: string | null;
  readonly scale: Scale | null;
  readonly options: AnalysisOptions;
  readonly isJson: boolean;
}

const defaultDraws = 2_000;
const maximumDraws = 100_000;

function readWanted(words: readonly string[]): Wanted {
  const { positionals, values } = readWords(words, {
    outcome: { type: 'string' },
    drivers: { type: 'string' },
    factors: { type: 'string' },
    cluster: { type: 'string' },
    segment: { type: 'string' },
    scale: { type: 'string' },
    bootstrap: { type: 'string' },
    seed: { type: 'string' },
    'without-straight-liners': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError('Name one CSV file.');
  if (!values.outcome) throw new UsageError('Name the column to explain: --outcome COL.');
  return {
    file,
    outcome: values.outcome.trim(),
    drivers: values.drivers === undefined ? null : namesOf('drivers', values.drivers),
    factors: values.factors === undefined ? [] : namesOf('factors', values.factors),
    cluster: values.cluster?.trim() ?? null,
    segment: values.segment?.trim() ?? null,
    scale: values.scale === undefined ? null : scaleOf(values.scale),
    options: {
      resamples: wholeNumber('bootstrap', values.bootstrap ?? String(defaultDraws), maximumDraws),
      seed: wholeNumber('seed', values.seed ?? '1', 2 ** 31),
      straightLiners: values['without-straight-liners'] ? 'apart' : 'keep',
      // Who asks from a shell knows his cases; the report says when they are too few.
      evenIfFew: true,
      targetPerformance: 75,
    },
    isJson: values.json === true,
  };
}

function namesOf(option: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new UsageError(`--${option} takes names, parted by commas.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`--${option} names "${twice}" twice.`);
  return names;
}

function wholeNumber(option: string, text: string, maximum: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= maximum) return number;
  throw new UsageError(`--${option} takes a whole number from 0 to ${maximum}.`);
}

function scaleOf(text: string): Scale {
  const [from = Number.NaN, to = Number.NaN, ...more] = text.split(',').map(Number);
  if (from < to && more.length === 0) return { from, to };
  throw new UsageError('--scale takes the lowest and the highest answer, such as 1,5.');
}

async function readTable(wanted: Wanted): Promise<DriverTable> {
  const { outcome, factors, cluster, segment, scale } = wanted;
  const others = [cluster, segment].filter((name) => name !== null);
  const asNumbers = (names: readonly string[]) =>
    wanted.drivers ??
    names.filter((name) => name !== outcome && !factors.includes(name) && !others.includes(name));
  const taken = [outcome, ...factors, ...others];
  const double = wanted.drivers?.find((name) => taken.includes(name));
  if (double !== undefined) throw new UsageError(`"${double}" cannot be a driver and more.`);
  const ownOutcome = [...factors, ...others].includes(outcome);
  if (ownOutcome) throw new UsageError(`"${outcome}" cannot be the outcome and more.`);
  const file = await readNumberFile(wanted.file, (names) => ({
    numbers: [outcome, ...asNumbers(names)],
    texts: [...factors, ...others],
  }));
  return {
    outcome: { name: outcome, values: file.numbers(outcome) },
    drivers: [
      ...asNumbers(file.names).map((name) => {
        const values = file.numbers(name);
        return { kind: 'number', name, values, scale, direction: null } as const;
      }),
      ...factors.map((name) => {
        return { kind: 'factor', name, labels: labelsOf(file.texts(name)) } as const;
      }),
    ],
    clusters: cluster === null ? null : labelsOf(file.texts(cluster)),
    segments: segment === null ? null : labelsOf(file.texts(segment)),
  };
}

let toldPercent = -1;

function tellTerminal(share: number): void {
  const percent = Math.floor(100 * share);
  if (!process.stderr.isTTY || percent === toldPercent) return;
  toldPercent = percent;
  process.stderr.write(`\r${String(percent).padStart(4)} %`);
}
