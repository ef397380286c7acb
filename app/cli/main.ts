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
  drivers: async () => (await import('./drivers.ts')).driversCommand,
  agreement: async () => (await import('./agreement.ts')).agreementCommand,
  rates: async () => (await import('./rates.ts')).ratesCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
};

const [name = '', ...words] = process.argv.slice(2);
process.exitCode = await main(name, words);

async function main(name: string, words: readonly string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) return explain(name);
  const command = await load();
  try {
    return await command.run(words);
  } catch (error) {
    if (error instanceof UsageError)
      return complain(`${error.message}\n\n${usageOf(name, command)}`);
    if (error instanceof DataError) return complain(error.message);
    if (await isOfTheGround(error)) return complain(error instanceof Error ? error.message : '');
    throw error;
  }
}

/** Whether the settings or the database are at fault. */
async function isOfTheGround(error: unknown): Promise<boolean> {
  const { ConfigError } = await import('#platform/config/config.ts');
  const { UnfitDatabase } = await import('#platform/database/app-role.ts');
  return error instanceof ConfigError || error instanceof UnfitDatabase;
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
