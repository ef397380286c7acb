import type { ESTree } from 'vite';
import { lineAt, type SourceFile, visit } from '../tree.ts';

/** A function with a body, as it stands in a file. */
export interface WrittenFunction {
  /** Its own name or that of the variable, property or method it is given to; or empty. */
  readonly name: string;
  /** What it is handed to, as written: `describe`, `rows.map`; or empty. */
  readonly handedTo: string;
  readonly start: number;
  readonly lineCount: number;
}

export interface WrittenCall {
  /** What is called, as written: `expect(answer).toBe`, `Date.now`, `new Date`. */
  readonly callee: string;
  readonly argumentCount: number;
  readonly start: number;
}

/** The functions of a code file, each outer one before its inner ones. */
export function functionsOf(file: SourceFile): readonly WrittenFunction[] {
  const functions: WrittenFunction[] = [];
  const names = new Map<ESTree.Node, string>();
  const takers = new Map<ESTree.Node, string>();
  const giveName = (key: ESTree.Node, value: ESTree.Node | null) => {
    if (value !== null && key.type === 'Identifier') names.set(value, key.name);
  };
  const add = (node: ESTree.Function | ESTree.ArrowFunctionExpression) =>
    functions.push({
      name: node.id?.name ?? names.get(node) ?? '',
      handedTo: takers.get(node) ?? '',
      start: node.start,
      lineCount: lineAt(file, node.end) - lineAt(file, node.start) + 1,
    });
  visit(file, {
    VariableDeclarator: (node) => giveName(node.id, node.init),
    Property: (node) => giveName(node.key, node.value),
    PropertyDefinition: (node) => giveName(node.key, node.value),
    MethodDefinition: (node) => giveName(node.key, node.value),
    CallExpression: (node) => {
      for (const each of node.arguments) takers.set(each, textOf(file, node.callee));
    },
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
  });
  return functions;
}

/** The calls in a code file, `new` among them. */
export function callsOf(file: SourceFile): readonly WrittenCall[] {
  const calls: WrittenCall[] = [];
  const add = (node: ESTree.CallExpression | ESTree.NewExpression) =>
    calls.push({
      callee: `${node.type === 'NewExpression' ? 'new ' : ''}${textOf(file, node.callee)}`,
      argumentCount: node.arguments.length,
      start: node.start,
    });
  visit(file, { CallExpression: add, NewExpression: add });
  return calls;
}

function textOf(file: SourceFile, { start, end }: ESTree.Span): string {
  return file.text.slice(start, end);
}
