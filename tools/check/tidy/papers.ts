import { present } from '#kernel/assert.ts';
import type { Breach, Rule } from '../rule.ts';
import { towerOf } from '../tower.ts';
import type { SourceFile, Tree } from '../tree.ts';

const dependenciesPath = 'docs/decisions/dependencies.md';

export const paperRules: readonly Rule[] = [
  {
    name: 'module-readme',
    advice: 'Write its README.md: purpose, terms, invariants, calls, events, tables, sources.',
    find: modulesWithoutReadme,
  },
  {
    name: 'dependency-line',
    advice: `Keep one line per runtime package in ${dependenciesPath}.`,
    find: dependencyLines,
  },
];

function modulesWithoutReadme(tree: Tree): Breach[] {
  const { placeOf } = towerOf(tree);
  const homes = new Set(Array.from(tree.keys(), (path) => placeOf(path).home));
  return Array.from(homes)
    .filter((home) => home.startsWith('modules/') && !tree.has(`${home}/README.md`))
    .map((home) => ({ path: `${home}/README.md`, line: 1, what: 'missing' }));
}

interface Manifest {
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
}

function dependencyLines(tree: Tree): Breach[] {
  const manifest = present(tree.get('package.json'), 'package.json');
  const { dependencies, optionalDependencies }: Manifest = JSON.parse(manifest.text);
  const used = Object.keys({ ...dependencies, ...optionalDependencies });
  const lines = tree.get(dependenciesPath)?.lines ?? [];
  const told = lines.map((line) => /^\| `([^`]+)`/.exec(line)?.[1]);
  const untold = used.filter((name) => !told.includes(name));
  const stale = told.flatMap((name, index) =>
    name === undefined || used.includes(name) ? [] : [{ name, line: index + 1 }],
  );
  return [
    ...untold.map((name) => ({
      path: manifest.path,
      line: lineNaming(manifest, name),
      what: name,
    })),
    ...stale.map(({ name, line }) => ({
      path: dependenciesPath,
      line,
      what: `${name} is not used`,
    })),
  ];
}

function lineNaming({ lines }: SourceFile, name: string): number {
  return lines.findIndex((line) => line.includes(`"${name}":`)) + 1;
}
