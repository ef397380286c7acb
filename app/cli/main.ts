import { ConfigError } from '#platform/config/config.ts';
import { UnfitDatabase } from '#platform/database/app-role.ts';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { type Command, UsageError } from './command.ts';
import { importCommand } from './import.ts';
import { migrateCommand, startCommand, statusCommand, stopCommand } from './lifecycle.ts';
import { recomputeCommand } from './recompute.ts';
import { restoreCommand } from './restore.ts';
import { simulateCommand } from './simulate.ts';

const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  stop: stopCommand,
  status: statusCommand,
  migrate: migrateCommand,
  backup: backupCommand,
  restore: restoreCommand,
  import: importCommand,
  recompute: recomputeCommand,
  simulate: simulateCommand,
  audit: auditCommand,
};

const [name = '', ...words] = process.argv.slice(2);
process.exitCode = await main(name, words);

async function main(name: string, words: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) return explain(name);
  try {
    return await command.run(words);
  } catch (error) {
    if (error instanceof UsageError)
      return complain(`${error.message}\n\n${usageOf(name, command)}`);
    if (error instanceof ConfigError || error instanceof UnfitDatabase) {
      return complain(error.message);
    }
    throw error;
  }
}

function explain(name: string): number {
  const lines = Object.entries(commands).map(([each, command]) => usageOf(each, command));
  const text = `${['Usage:', ...lines].join('\n')}\n`;
  if (name === '' || name === 'help' || name === '--help') {
    process.stdout.write(text);
    return 0;
  }
  return complain(`There is no command "${name}".\n\n${text}`);
}

function usageOf(name: string, command: Command): string {
  return `  heed ${`${name} ${command.words}`.padEnd(34)} ${command.summary}`;
}

function complain(text: string): number {
  process.stderr.write(`${text.trimEnd()}\n`);
  return 2;
}
