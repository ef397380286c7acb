import { posix } from 'node:path';
import type { ESTree } from 'vite';
import { present } from '#kernel/assert.ts';
import { isCode, lineAt, oncePerTree, type SourceFile, type Tree, visit } from '../tree.ts';

export interface Import {
  readonly from: SourceFile;
  readonly line: number;
  /** Gone after compilation. */
  readonly isType: boolean;
  readonly to: ImportTarget;
}

/** A file of ours by path, or a package by name: `zod`, `@mantine/core`, `node:fs`. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

/** Every import of every code file: static, re-exported, dynamic and in types. */
export const importsOf = oncePerTree((tree: Tree): readonly Import[] => {
  const aliases = aliasesOf(tree);
  return Array.from(tree.values())
    .filter((file) => isCode(file.path))
    .flatMap((file) => importsOfFile(file, aliases));
});

/** Every knot of files that import one another, each as one shortest way round. */
export function cyclesOf(tree: Tree): readonly (readonly Import[])[] {
  const outgoing = Map.groupBy(importsOf(tree), (each) => each.from.path);
  const importsFrom = (path: string) => outgoing.get(path) ?? [];
  const inKnownCycle = new Set<string>();
  const cycles: (readonly Import[])[] = [];
  for (const path of outgoing.keys()) {
    if (inKnownCycle.has(path)) continue;
    const cycle = shortestWay(path, path, importsFrom);
    if (cycle === undefined) continue;
    for (const { from } of cycle) inKnownCycle.add(from.path);
    cycles.push(cycle);
  }
  return cycles;
}

/** The aliases of package.json, as prefix and folder: `#kernel/` and `kernel/`. */
type Aliases = readonly (readonly [prefix: string, folder: string])[];

function aliasesOf(tree: Tree): Aliases {
  const manifest: { imports?: Record<string, string> } = JSON.parse(
    present(tree.get('package.json'), 'package.json').text,
  );
  return Object.entries(manifest.imports ?? {}).map(([alias, folder]) => [
    alias.replace(/\*$/, ''),
    posix.normalize(folder.replace(/\*$/, '')),
  ]);
}

function importsOfFile(from: SourceFile, aliases: Aliases): Import[] {
  const imports: Import[] = [];
  const add = (start: number, specifier: string, isType: boolean) =>
    imports.push({
      from,
      line: lineAt(from, start),
      isType,
      to: targetOf(from.path, specifier.replace(/\?.*$/, ''), aliases),
    });
  visit(from, {
    ImportDeclaration: (node) => add(node.start, node.source.value, importsTypesOnly(node)),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.start, node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => {
      const { source } = node;
      if (source.type === 'Literal' && typeof source.value === 'string')
        add(node.start, source.value, false);
    },
    TSImportType: (node) => add(node.start, node.source.value, true),
  });
  return imports;
}

function importsTypesOnly({ importKind, specifiers }: ESTree.ImportDeclaration): boolean {
  const isType = (each: ESTree.ImportDeclarationSpecifier) =>
    each.type === 'ImportSpecifier' && each.importKind === 'type';
  return importKind === 'type' || (specifiers.length > 0 && specifiers.every(isType));
}

function targetOf(from: string, specifier: string, aliases: Aliases): ImportTarget {
  if (specifier.startsWith('.'))
    return { kind: 'file', path: posix.join(posix.dirname(from), specifier) };
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  if (alias) return { kind: 'file', path: alias[1] + specifier.slice(alias[0].length) };
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return { kind: 'package', name };
}

function shortestWay(
  start: string,
  goal: string,
  importsFrom: (path: string) => readonly Import[],
): readonly Import[] | undefined {
  const reachedBy = new Map<string, Import>();
  const queue = [start];
  for (const path of queue)
    for (const each of importsFrom(path)) {
      if (each.to.kind === 'package' || reachedBy.has(each.to.path)) continue;
      reachedBy.set(each.to.path, each);
      if (each.to.path === goal) return wayBack(goal, reachedBy);
      queue.push(each.to.path);
    }
  return undefined;
}

function wayBack(goal: string, reachedBy: ReadonlyMap<string, Import>): Import[] {
  const way: Import[] = [];
  for (let at = goal; way.length === 0 || at !== goal; ) {
    const step = present(reachedBy.get(at), `the import that leads to ${at}`);
    way.unshift(step);
    at = step.from.path;
  }
  return way;
}
