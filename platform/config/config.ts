import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  configSchema,
  type FieldName,
  factsOf,
  fieldNames,
  isLongEnough,
  variableOf,
} from './config-schema.ts';
import { dataFolderFor, makeDataFolder } from './data-folder.ts';

/** Everything that can be set from outside, checked and complete. */
export interface Config extends Readonly<z.output<typeof configSchema>> {
  readonly dataFolder: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly secret: string;
}

/** All that is wrong with the settings, at once; secret values are not shown. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count =
      problems.length === 1 ? '1 setting is wrong' : `${problems.length} settings are wrong`;
    super([`Heed cannot start: ${count}.`, ...problems].join('\n  '));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A value that somebody set, and where. */
interface Found {
  readonly value: unknown;
  readonly place: string;
}

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const standardFile = join(checkout, 'heed.config.json');
const fileVariable = 'HEED_CONFIG';
/** HEED_ variables that are no settings: the file of the settings, and what the tests pass on. */
const otherVariables = /^HEED_(CONFIG$|TEST_)/;

/** Reads the settings: an environment variable wins over the file, the file over the default. An
 *  empty variable counts as absent.
 *  file: JSON, its keys are the names of the settings; `heed.config.json` where there is one.
 *  Makes the secret once, in the data folder, when none is set. Throws ConfigError. */
export function readConfig(
  env: Environment,
  file: string | undefined = env[fileVariable] || standardFile,
): Config {
  const problems: string[] = [];
  const found = new Map<string, Found>([
    ...readFile(file, problems),
    ...readEnvironment(env, problems),
  ]);
  const values = Object.fromEntries([...found].map(([name, { value }]) => [name, value]));
  const { data, error } = configSchema.safeParse(values);
  const wrong = new Set(error?.issues.map((issue) => issue.path[0]));
  const wrongNames = fieldNames.filter((name) => wrong.has(name));
  problems.push(...wrongNames.map((name) => describe(name, found.get(name))));
  if (!data || problems.length > 0) throw new ConfigError(problems);

  const dataFolder = resolve(data.dataFolder ?? dataFolderFor(checkout));
  return {
    ...data,
    dataFolder,
    publicUrl: new URL(data.publicUrl ?? `http://localhost:${data.port}`).origin,
    secret: data.secret ?? keptSecret(dataFolder),
  };
}

function readFile(file: string, problems: string[]): [string, Found][] {
  if (file === standardFile && !existsSync(file)) return [];
  try {
    const settings = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(file, 'utf8')));
    const unknown = Object.keys(settings).filter((name) => !isField(name));
    problems.push(...unknown.map((name) => `${name} in ${file}: there is no such setting`));
    return Object.entries(settings).map(([name, value]) => [name, { value, place: `in ${file}` }]);
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it holds no JSON object' : String(error);
    problems.push(`${file} cannot be read: ${reason}`);
    return [];
  }
}

function readEnvironment(env: Environment, problems: string[]): [string, Found][] {
  const names = new Map(fieldNames.map((name) => [variableOf(name), name]));
  return Object.entries(env).flatMap(([variable, value]): [string, Found][] => {
    const name = names.get(variable);
    if (name && value) return [[name, { value, place: 'in the environment' }]];
    if (!name && variable.startsWith('HEED_') && !otherVariables.test(variable)) {
      problems.push(`${variable} in the environment: there is no such setting`);
    }
    return [];
  });
}

function isField(name: string): name is FieldName {
  return fieldNames.some((known) => known === name);
}

function describe(name: FieldName, found: Found | undefined): string {
  const { expects, example, isSecret } = factsOf(name);
  const shown = isSecret ? 'a value that is not shown' : JSON.stringify(found?.value).slice(0, 100);
  return [
    `${variableOf(name)} (${name}) ${found?.place}: found ${shown}`,
    `  expected ${expects.replaceAll('`', '')}`,
    `  for example ${example.replaceAll('`', '')}`,
  ].join('\n  ');
}

/** The secret of the data folder, made by the first program that finds none. */
function keptSecret(dataFolder: string): string {
  const file = join(makeDataFolder(dataFolder), 'secret');
  if (!existsSync(file)) makeSecret(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (!isLongEnough(secret)) throw new ConfigError([`${file} holds no whole secret: restore it`]);
  return secret;
}

function makeSecret(file: string): void {
  const secret = randomBytes(48).toString('base64url');
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}
