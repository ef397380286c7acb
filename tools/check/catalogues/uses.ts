import type { ESTree } from 'vite';
import {
  commentsOf,
  isCode,
  isTest,
  lineAt,
  oncePerTree,
  type SourceFile,
  visit,
} from '../tree.ts';

/** Which texts the code asks for. */
export interface TextUses {
  /** Ids given straight to `t('…')` or `<Words id="…">`. */
  readonly asked: readonly AskedText[];
  /** Codes of refusals: of `refusals` in a contract, and of `refuse('…')`. */
  readonly refusals: readonly AskedText[];
  /** Whether the code may ask for an id: as a literal, by a template, or by `// ids: prefix.*`. */
  readonly mayAsk: (id: string) => boolean;
}

export interface AskedText {
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

interface UsesOfFile {
  readonly asked: AskedText[];
  readonly refusals: AskedText[];
  readonly literals: string[];
  readonly patterns: RegExp[];
}

/** Reads the uses of texts from all code but tests. */
export const textUsesOf = oncePerTree((tree): TextUses => {
  const uses = Array.from(tree.values())
    .filter(({ path }) => isCode(path) && !isTest(path) && /^(modules|platform|app)\//.test(path))
    .map(usesOfFile);
  const literals = new Set(uses.flatMap((each) => each.literals));
  const patterns = uses.flatMap((each) => each.patterns);
  return {
    asked: uses.flatMap(({ asked }) => asked),
    refusals: uses.flatMap(({ refusals }) => refusals),
    mayAsk: (id) =>
      literals.has(id) ||
      literals.has(id.replace(/^error\./, '')) ||
      patterns.some((pattern) => pattern.test(id)),
  };
});

/** How a template of ids begins. `error.${code}` is none: its codes are known as literals. */
const templateOfIds = /^(?!error\.$)[a-z][\w-]*\./;

function usesOfFile(file: SourceFile): UsesOfFile {
  const asked: AskedText[] = [];
  const refusals: AskedText[] = [];
  const literals: string[] = [];
  const patterns = announcedPatterns(file);
  const at = (start: number, id: string) => ({ id, path: file.path, line: lineAt(file, start) });
  visit(file, {
    Literal: ({ value }) => {
      if (typeof value === 'string') literals.push(value);
    },
    TemplateLiteral: ({ quasis }) => {
      const parts = quasis.map(({ value }) => value.raw);
      if (templateOfIds.test(parts[0] ?? '')) patterns.push(patternOf(parts));
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      const id = literalOf(first);
      if (id === undefined) return;
      const name = file.text.slice(callee.start, callee.end);
      if (/(^|\.)t$/.test(name)) asked.push(at(callee.start, id));
      if (name === 'refuse') refusals.push(at(callee.start, id));
    },
    JSXOpeningElement: ({ name, attributes }) => {
      if (name.type !== 'JSXIdentifier' || name.name !== 'Words') return;
      for (const each of attributes) {
        if (each.type !== 'JSXAttribute' || each.name.name !== 'id') continue;
        const id = literalOf(each.value);
        if (id !== undefined) asked.push(at(each.start, id));
      }
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || id.name !== 'refusals' || init === null) return;
      for (const match of file.text.slice(init.start, init.end).matchAll(/: '([^']+)'/g))
        refusals.push(at(init.start + match.index, match[1] ?? ''));
    },
  });
  return { asked, refusals, literals, patterns };
}

function literalOf(node: ESTree.Node | null | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function announcedPatterns(file: SourceFile): RegExp[] {
  return commentsOf(file).flatMap(({ text }) =>
    Array.from(text.matchAll(/\bids: ([\w.-]+)\*/g), ([, prefix = '']) => patternOf([prefix, ''])),
  );
}

/** The ids that a template can become: its fixed parts with anything between them. */
function patternOf(parts: readonly string[]): RegExp {
  const fixed = parts.map((part) => part.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`);
}
