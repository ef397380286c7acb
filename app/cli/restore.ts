import { DamagedBackup } from '#platform/backup/archive.ts';
import { secretMarkOf } from '#platform/backup/backup.ts';
import { checkBackup, RestoreRefused, restore } from '#platform/backup/restore.ts';
import { readConfig } from '#platform/config/config.ts';
import { UnfitDatabase } from '#platform/database/app-role.ts';
import { migrationFolders } from '../modules.ts';
import { type Command, readWords, UsageError } from './command.ts';
import { openBareGround, openGround } from './ground.ts';
import { openProgress } from './progress.ts';

/** Makes the database what a backup holds. Exit code 1: it is as it was. */
export const restoreCommand: Command = {
  words: 'FILE [--replace] [--other-secret]',
  summary: 'Bring a backup back; Heed must be stopped.',
  run: async (words) => {
    const { positionals, values } = readWords(words, {
      replace: { type: 'boolean' },
      'other-secret': { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError('Name the file of the backup.');
    try {
      await restoreFile(file, {
        isReplacing: values.replace === true,
        isOtherSecretFine: values['other-secret'] === true,
      });
      return 0;
    } catch (error) {
      const isClear = [DamagedBackup, RestoreRefused, UnfitDatabase].some(
        (clear) => error instanceof clear,
      );
      const reason = isClear && error instanceof Error ? error.message : String(error);
      process.stderr.write(`Nothing was changed. ${reason}\n`);
      return 1;
    }
  },
};

async function restoreFile(
  file: string,
  { isReplacing, isOtherSecretFine }: { isReplacing: boolean; isOtherSecretFine: boolean },
): Promise<void> {
  const config = readConfig(process.env);
  const progress = openProgress(process.stdout);
  const header = await progress.step('Checking', () => checkBackup(file, progress.tell));
  if (header.secretMark !== secretMarkOf(config.secret) && !isOtherSecretFine) {
    throw new RestoreRefused(aboutSecret);
  }
  const ground = await openBareGround(config);
  try {
    const rows = await progress.step('Restoring', () =>
      restore(file, {
        ownerUrl: ground.ownerUrl,
        appRole: config.appRole,
        appPassword: ground.appPassword,
        folders: migrationFolders,
        isReplacing,
        onProgress: progress.tell,
      }),
    );
    process.stdout.write(`${rows} rows are back, as of ${header.createdAt}.\n`);
  } finally {
    await ground.close();
  }
  const { migrations, close } = await openGround(config);
  await close();
  if (migrations.length > 0) process.stdout.write(`Then ran:\n  ${migrations.join('\n  ')}\n`);
}

const aboutSecret =
  'The backup was made with another secret. Set HEED_SECRET, or put its file "secret" into the\n' +
  'data folder, and try again. If it is lost: with --other-secret all comes back but what is\n' +
  'sealed (second factors, passwords of mailboxes, secrets of webhooks), which is to be set anew.';
