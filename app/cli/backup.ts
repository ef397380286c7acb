import { readFileSync } from 'node:fs';
import { systemClock } from '#kernel/time.ts';
import { backUp, secretMarkOf } from '#platform/backup/backup.ts';
import { readConfig } from '#platform/config/config.ts';
import { type Command, readWords, UsageError } from './command.ts';
import { openGround } from './ground.ts';
import { openProgress } from './progress.ts';

const manifest = new URL('../../package.json', import.meta.url);

/** Saves the whole database into a new file; Heed may run meanwhile. */
export const backupCommand: Command = {
  words: 'FILE',
  summary: 'Save everything into a file, also while Heed runs.',
  run: async (words) => {
    const { positionals } = readWords(words, {});
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError('Name the file to write.');
    const config = readConfig(process.env);
    const ground = await openGround(config);
    const progress = openProgress(process.stdout);
    try {
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      const { tables, rows } = await progress.step('Saving', () =>
        backUp(file, {
          ownerUrl: ground.ownerUrl,
          appRole: config.appRole,
          about: { version, secretMark: secretMarkOf(config.secret), createdAt: systemClock() },
          onProgress: progress.tell,
        }),
      );
      process.stdout.write(`${file} holds ${rows} rows of ${tables} tables.\n${aboutSecret}`);
      return 0;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`There is no backup. ${reason}\n`);
      return 1;
    } finally {
      await ground.close();
    }
  },
};

const aboutSecret =
  'It holds personal data. What is sealed in it opens only with the secret of this centre:\n' +
  'keep HEED_SECRET, or the file "secret" in the data folder, in another safe place.\n';
