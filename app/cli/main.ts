import { ConfigError } from '#platform/config/config.ts';
import { UnfitDatabase } from '#platform/database/app-role.ts';
import { type Command, DataError, UsageError } from './command.ts';

/** Each is loaded when it is asked for: a table of figures does not wait for a server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./lifecycle.ts')).startCommand,
  stop: async () => (await import('./lifecycle.ts')).stopCommand,
  status: async () => (await import('./lifecycle.ts')).statusCommand,
  migrate: async () => (await import('./lifecycle.ts')).migrateCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  import: async () => (await import('./import.ts')).importCommand,
  recompute: async () => (await import('./recompute.ts')).recomputeCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  agreement: async () => (await import('./agreement.ts')).agreementCommand,
  rates: async () => (await import('./rates.ts')).ratesCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
};

/** Errors whose message says all that there is to say. */
const spoken = [ConfigError, UnfitDatabase, DataError];

const [name = '', ...words] = process.argv.slice(2);
process.exitCode = await main(name, words);

async function main(name: string, words: readonly string[]): Promise<number> {
  const load = commands[name];
  if (!load) return explain(name);
  const command = await load();
  try {
    return await command.run(words);
  } catch (error) {
    if (error instanceof UsageError)
      return complain(`${error.message}\n\n${usageOf(name, command)}`);
    if (spoken.some((kind) => error instanceof kind)) return complain((error as Error).message);
    throw error;
  }
}

async function explain(name: string): Promise<number> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([each, load]) => usageOf(each, await load())),
  );
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
