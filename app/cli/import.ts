import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { DomainError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { type Language, languages } from '#kernel/language.ts';
import { importCustomers } from '#modules/customers/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { type Command, readWords, UsageError } from './command.ts';
import { findProject, inDatabase } from './ground.ts';
import { openProgress, type Progress } from './progress.ts';

/** Imports customers from a CSV file. Exit code 0: all rows, 1: some were rejected or it broke
 *  off; the file can be read again. */
export const importCommand: Command = {
  words: 'customers FILE.csv --project KEY [--rejects FILE] [--language en|ru|zh]',
  summary: 'Import customers; rows at fault go to a file.',
  run: async (words) => {
    const wanted = readWanted(words);
    return inDatabase((database) =>
      importFile(database, wanted, openProgress(process.stdout)).catch((error) => {
        if (error instanceof UsageError) throw error;
        process.stderr.write(`The import broke off. ${reasonOf(error)}\n`);
        return 1;
      }),
    );
  },
};

interface Wanted {
  readonly file: string;
  readonly project: string;
  readonly rejects: string;
  readonly language: Language;
}

function readWanted(words: readonly string[]): Wanted {
  const { positionals, values } = readWords(words, {
    project: { type: 'string' },
    rejects: { type: 'string' },
    language: { type: 'string' },
  });
  const [what, file, ...more] = positionals;
  if (what !== 'customers') throw new UsageError('Only customers can be imported.');
  if (!file || more.length > 0) throw new UsageError('Name one file to import.');
  const { project, rejects = `${file}.rejects.csv` } = values;
  if (!project) throw new UsageError('Name the project by its key: --project KEY.');
  const language = languages.find((each) => each === (values.language ?? 'en'));
  if (!language) throw new UsageError(`The rejects are explained in ${languages.join(', ')}.`);
  return { file, project, rejects, language };
}

async function importFile(
  database: Database,
  { file, project, rejects: rejectsFile, language }: Wanted,
  progress: Progress,
): Promise<number> {
  const { id: projectId } = await findProject(database, project);
  const { size } = await stat(file);
  const rejects = createWriteStream(rejectsFile);
  const full = new Promise<never>((_, reject) => rejects.on('error', reject));
  const { read, imported, updated, rejected, ignoredColumns } = await progress.step(
    'Customers',
    async () => {
      const importing = importCustomers(database, systemActor, {
        projectId,
        id: newId(),
        stream: createReadStream(file),
        bytesTotal: size,
        language,
        rejects,
        onProgress: ({ bytesDone }) => progress.tell(bytesDone / Math.max(size, 1)),
      });
      const summary = await Promise.race([importing, full]);
      rejects.end();
      await finished(rejects);
      return summary;
    },
  );
  if (rejected === 0) await rm(rejectsFile);
  const lines = [
    `${read} rows read: ${imported} new, ${updated} known, ${rejected} rejected.`,
    ...(ignoredColumns.length > 0 ? [`Not read: ${ignoredColumns.join(', ')}.`] : []),
    ...(rejected > 0 ? [`The rejected rows, with reasons: ${rejectsFile}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return rejected === 0 ? 0 : 1;
}

function reasonOf(error: unknown): string {
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.data)}`;
  return error instanceof Error ? error.message : String(error);
}
