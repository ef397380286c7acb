import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '#kernel/errors.ts';
import { type Comparison, compare } from '#modules/routing/core/simulation/compare.ts';
import type { Day } from '#modules/routing/core/simulation/day.ts';
import type { Days } from '#modules/routing/core/simulation/days.ts';
import { readWhatIf } from '#modules/routing/core/simulation/what-if.ts';
import { readDays } from '#modules/routing/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Command, readWords, UsageError } from './command.ts';
import { findProject, inDatabase } from './ground.ts';
import { notesOf, tableOf } from './simulation-table.ts';

/** Plays past days, or expected ones, by the rules of the routing, as the centre is set up and as
 *  it might be. Changes nothing. */
export const simulateCommand: Command = {
  words: [
    '--project KEY [--days N] [--from DATE] [--arrivals FILE] [--what-if FILE]',
    '[--runs N] [--seed N] [--json]',
  ].join(' '),
  summary: 'Play days again, as they were and otherwise.',
  run: async (words) => {
    const wanted = readWanted(words);
    return inDatabase(async (database) => {
      const days = await daysWanted(database, wanted);
      const whatIf = wanted.whatIf === null ? null : await wishedDay(wanted.whatIf, days);
      const real = days.isForecast ? null : days.past.real;
      const { runs, seed } = wanted;
      const result = compare(
        { base: days.day, whatIf, real },
        { runs, seed, termsOf: days.past.termsOf },
      );
      process.stdout.write(`${wanted.isJson ? jsonOf(result, days) : textOf(result, days)}\n`);
      return 0;
    });
  },
};

const wantedShape = z.object({
  project: z.string({ error: 'Name the project by its key: --project KEY.' }),
  days: z.coerce.number().int().min(1).max(62).default(1),
  from: z.iso.date().nullable().default(null),
  arrivals: z.string().nullable().default(null),
  whatIf: z.string().nullable().default(null),
  runs: z.coerce.number().int().min(1).max(1_000).default(20),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  isJson: z.boolean().default(false),
});
type Wanted = z.infer<typeof wantedShape>;

function readWanted(words: readonly string[]): Wanted {
  const { values, positionals } = readWords(words, {
    project: { type: 'string' },
    days: { type: 'string' },
    from: { type: 'string' },
    arrivals: { type: 'string' },
    'what-if': { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" makes no sense here.`);
  const { 'what-if': whatIf, json: isJson, ...others } = values;
  const read = wantedShape.safeParse({ ...others, whatIf, isJson });
  if (read.success) return read.data;
  throw new UsageError(
    read.error.issues
      .map(({ path: [name], message }) =>
        name === 'project' ? message : `--${String(name)}: ${message}`,
      )
      .join('\n'),
  );
}

async function daysWanted(database: Database, wanted: Wanted): Promise<Days> {
  const { arrivals, from, days } = wanted;
  const { id: projectId } = await findProject(database, wanted.project);
  const forecast = arrivals === null ? null : await textOfFile(arrivals);
  const read = await readFrom(database, { projectId, days, from, forecast });
  if (read.days) return read.days;
  throw new UsageError(
    listed(read.faults.map(({ line, why }) => `${arrivals}, line ${line}: ${why}`)),
  );
}

async function readFrom(database: Database, which: Parameters<typeof readDays>[1]) {
  try {
    return await database.run(systemActor, (ctx) => readDays(ctx, which));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new UsageError(
      error.code === 'routing.unknown-queue'
        ? 'The project has no queues.'
        : 'There is no such day: no contacts came, or it is not over yet.',
    );
  }
}

async function wishedDay(file: string, { day, past }: Days): Promise<Day> {
  let input: unknown;
  try {
    input = JSON.parse(await textOfFile(file));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${file}: ${error.message}`);
  }
  const wish = readWhatIf(input, day, past.known);
  if (wish.day) return wish.day;
  throw new UsageError(
    listed(wish.faults.map(({ path, why }) => `${file}, ${path || 'all'}: ${why}`)),
  );
}

async function textOfFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

const maximumFaults = 20;

function listed(faults: readonly string[]): string {
  const more = faults.length - maximumFaults;
  const last = more > 0 ? [`... and ${more} more`] : [];
  return [...faults.slice(0, maximumFaults), ...last].join('\n');
}

function jsonOf(result: Comparison, days: Days): string {
  const { past, day } = days;
  const dates = [new Date(day.fromMs).toISOString(), new Date(day.toMs).toISOString()];
  return JSON.stringify({ ...result, from: dates[0], to: dates[1], notes: notesOf(past, days) });
}

function textOf(result: Comparison, days: Days): string {
  return [tableOf(result, days.day), '', ...notesOf(days.past, days)].join('\n');
}
