import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { catalogueRules } from './catalogues/rules.ts';
import { importRules } from './imports/rules.ts';
import { brokenRules } from './planted/broken-rules.ts';
import {
  type RefusedFile,
  refusedByLint,
  refusedByTypes,
  refusedInCore,
} from './planted/broken-types.ts';
import { cleanTree, withFiles } from './planted/clean-tree.ts';
import { findings } from './rule.ts';
import { tidyRules } from './tidy/rules.ts';

/** What a tool refuses: a file, and by which code. */
interface Refusal {
  readonly path: string;
  readonly code: string;
}

const rules = [...importRules, ...tidyRules, ...catalogueRules];

/** What was expected of our own rules and did not happen, one sentence each. */
function disproveRules(): string[] {
  const planted = new Set(brokenRules.map(([name]) => name));
  const unplanted = rules.filter(({ name }) => !planted.has(name));
  const inClean = findings(rules, cleanTree);
  const misjudged = brokenRules.flatMap(([name, files]) => {
    const found = new Set(findings(rules, withFiles(files)).map(({ rule }) => rule.name));
    if (found.size === 1 && found.has(name)) return [];
    const what = Array.from(found).join(', ') || 'nothing';
    return [`${name} in ${Object.keys(files).join(', ')}: found ${what}`];
  });
  return [
    ...unplanted.map(({ name }) => `${name}: no breach of it is planted`),
    ...inClean.map(({ rule, path }) => `the clean project: found ${rule.name} in ${path}`),
    ...misjudged,
  ];
}

/** What was expected of the compiler and the linter, with the settings of this project. */
async function disproveTools(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-prove-'));
  try {
    await plant(folder);
    const tsc = async (project: string) =>
      readTypeErrors(await run(folder, 'tsc', ['--incremental', 'false', '-p', project]));
    const biome = ['lint', '--vcs-enabled=false', '--reporter=json'];
    return [
      ...unrefused(refusedByTypes, await tsc('.')),
      ...unrefused(refusedInCore, await tsc('tools/check/tsconfig.core.json')),
      ...unrefused(refusedByLint, readLint(await run(folder, 'biome', biome))),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const settings = [
  'package.json',
  'tsconfig.json',
  'biome.json',
  'tools/check/tsconfig.core.json',
  'tools/check/core-globals.d.ts',
];
const cleanFile = 'kernel/time.ts';

async function plant(folder: string): Promise<void> {
  const clean = { path: cleanFile, text: cleanTree.get(cleanFile)?.text ?? '' };
  for (const { path, text } of [clean, ...refusedByTypes, ...refusedInCore, ...refusedByLint]) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, 'tools/check'), { recursive: true });
  for (const path of settings) await copyFile(path, join(folder, path));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
}

/** The output of a tool of the project. It is expected to fail. */
function run(folder: string, tool: string, args: readonly string[]): Promise<string> {
  const { promise, resolve: settle } = Promise.withResolvers<string>();
  const program = resolve('node_modules/.bin', tool);
  execFile(program, [...args], { cwd: folder }, (_, output) => settle(output));
  return promise;
}

function readTypeErrors(output: string): Refusal[] {
  return Array.from(output.matchAll(/^(.+)\(\d+,\d+\): error (TS\d+)/gm), ([, path, code]) => ({
    path: path ?? '',
    code: code ?? '',
  }));
}

function readLint(output: string): Refusal[] {
  const report: { diagnostics: { category: string; location: { path: string } }[] } =
    JSON.parse(output);
  return report.diagnostics.map(({ category, location }) => ({
    path: location.path,
    code: category,
  }));
}

function unrefused(expected: readonly RefusedFile[], refusals: readonly Refusal[]): string[] {
  return [...expected, { path: cleanFile, code: '' }].flatMap(({ path, code }) => {
    const codes = refusals.filter((refusal) => refusal.path === path).map((each) => each.code);
    return codes.join() === code ? [] : [`${code} in ${path}: found ${codes.join() || 'nothing'}`];
  });
}

const failures = [...disproveRules(), ...(await disproveTools())];
for (const failure of failures) console.error(failure);
const refused = [...refusedByTypes, ...refusedInCore, ...refusedByLint];
const count = brokenRules.length + refused.length;
console.log(`prove: ${rules.length} rules, ${count} breaches planted, ${failures.length} failures`);
if (failures.length > 0) process.exitCode = 1;
