import { lineAt, readTree, type SourceFile, type Tree } from './tree.ts';

/** A rule of the house. advice tells whoever broke it what to do. */
export interface Rule {
  readonly name: string;
  readonly advice: string;
  readonly find: (tree: Tree) => Iterable<Breach>;
}

/** One place where a rule is broken. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  /** What was found there, in a few words. */
  readonly what: string;
}

export interface Finding extends Breach {
  readonly rule: Rule;
}

/** Judges file by file: `concerns` picks the files by path, `find` looks into one. */
export function eachFile(
  concerns: (path: string) => boolean,
  find: (file: SourceFile) => Iterable<Breach>,
): Rule['find'] {
  return (tree) =>
    Array.from(tree.values())
      .filter((file) => concerns(file.path))
      .flatMap((file) => Array.from(find(file)));
}

/** A breach at an offset of a file's text. */
export function breachAt(file: SourceFile, offset: number, what: string): Breach {
  return { path: file.path, line: lineAt(file, offset), what };
}

/** A breach for every match of a pattern in the text. pattern: global. */
export function* breachesOf(file: SourceFile, pattern: RegExp): Generator<Breach> {
  for (const match of file.text.matchAll(pattern)) yield breachAt(file, match.index, match[0]);
}

/** Everything the rules find in a tree. */
export function findings(rules: readonly Rule[], tree: Tree): Finding[] {
  return rules.flatMap((rule) => Array.from(rule.find(tree), (breach) => ({ ...breach, rule })));
}

/** Runs the rules over the project as a program: prints what they find and fails if they do. */
export function runRules(title: string, rules: readonly Rule[]): void {
  const tree = readTree();
  const found = findings(rules, tree);
  for (const { rule, path, line, what } of found)
    console.error(`${path}:${line} ${rule.name}: ${what}. ${rule.advice}`);
  console.log(`${title}: ${rules.length} rules, ${tree.size} files, ${found.length} findings`);
  if (found.length > 0) process.exitCode = 1;
}
