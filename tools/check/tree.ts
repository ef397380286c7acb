import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type ParseResult, parseSync, Visitor, type VisitorObject } from 'vite';

/** A text file of the project. Code is parsed once, when a rule first asks for it. */
export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly parsed: () => ParseResult;
}

/** The files of the project by path. */
export type Tree = ReadonlyMap<string, SourceFile>;

export interface Comment {
  readonly start: number;
  readonly end: number;
  /** With its marks: slashes, stars, dashes. */
  readonly text: string;
}

const readable = new Set([
  '',
  ...'.ts .tsx .mjs .js .css .html .sql .json .md .sh .yml .yaml .toml .csv .txt .svg'.split(' '),
]);

/** Every text file that git tracks or would track, without the lock file. */
export function readTree(): Tree {
  const listing = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = listing
    .split('\0')
    .filter((path) => readable.has(extname(path)) && path !== 'package-lock.json')
    .filter((path) => existsSync(path));
  return treeOf(paths.map((path) => sourceFile(path, readFileSync(path, 'utf8'))));
}

/** A tree of the given files; of two with one path the later stands. */
export function treeOf(files: Iterable<SourceFile>): Tree {
  return new Map(Array.from(files, (file) => [file.path, file]));
}

/** Remembers what was read from a tree, for as long as the tree lives. */
export function oncePerTree<T extends object>(read: (tree: Tree) => T): (tree: Tree) => T {
  const known = new WeakMap<Tree, T>();
  return (tree) => {
    const value = known.get(tree) ?? read(tree);
    known.set(tree, value);
    return value;
  };
}

/** A file made of its text alone. */
export function sourceFile(path: string, text: string): SourceFile {
  let result: ParseResult | undefined;
  const parsed = () => {
    result ??= parseSync(path, text);
    return result;
  };
  return { path, text, lines: text.replace(/\n$/, '').split('\n'), parsed };
}

/** Whether the path names TypeScript. */
export function isCode(path: string): boolean {
  return /\.tsx?$/.test(path);
}

/** Whether the path names a test. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Whether a file sets the scene for tests. */
export function isFixture(path: string): boolean {
  return /\.fixture\.tsx?$/.test(path);
}

/** Calls back for each node of the kinds that the visitor names, in the order of the text. */
export function visit(file: SourceFile, visitor: VisitorObject): void {
  new Visitor(visitor).visit(file.parsed().program);
}

/** The line, from 1, on which an offset of the text lies. */
export function lineAt(file: SourceFile, offset: number): number {
  let line = 1;
  for (let at = file.text.indexOf('\n'); at !== -1 && at < offset; line += 1)
    at = file.text.indexOf('\n', at + 1);
  return line;
}

const commentPatterns: Readonly<Record<string, RegExp>> = {
  '.css': /\/\*[\s\S]*?\*\//g,
  '.sql': /--.*|\/\*[\s\S]*?\*\//g,
  '.sh': /^\s*#.*/gm,
  '.yml': /^\s*#.*/gm,
  '': /^\s*#.*/gm,
};

/** The comments of a file, in the order of the text; none where the language has none. */
export function commentsOf(file: SourceFile): readonly Comment[] {
  const textOf = ({ start, end }: { start: number; end: number }): Comment => ({
    start,
    end,
    text: file.text.slice(start, end),
  });
  if (isCode(file.path)) return file.parsed().comments.map(textOf);
  const pattern = commentPatterns[extname(file.path)];
  if (pattern === undefined) return [];
  return Array.from(file.text.matchAll(pattern), (match) =>
    textOf({ start: match.index, end: match.index + match[0].length }),
  );
}
