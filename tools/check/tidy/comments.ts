import type { ESTree } from 'vite';
import { type Breach, breachAt, eachFile, type Rule } from '../rule.ts';
import { commentsOf, isCode, isTest, type SourceFile } from '../tree.ts';

const historyWords = [
  'previously',
  'formerly',
  'used to be',
  'we (now|used to)',
  'now (uses|returns|supports|handles)',
  'no longer (used|needed|required|supported|necessary)',
  '(was|were|has been|have been) (renamed|rewritten|refactored)',
  '(new|old|original) (code|implementation)',
  'backwards?[- ]compatib\\w+',
  'for now',
];
const history = new RegExp(`\\b(${historyWords.join('|')})`, 'i');
const banner = /(?:^|[\s/*])([-=*#~_─═])\1{3,}(?:\s|$)/m;
const openEnd = /\b(TODO|FIXME|XXX|HACK)\b/;

/** Where every exported function tells what it is for. */
const documented = /^(kernel|platform)\/|^modules\/.+\/(core|server)\/|^modules\/.+\/contract\.ts$/;

export const commentRules: readonly Rule[] = [
  {
    name: 'docstring',
    advice: 'Say in one sentence what it gives; then only what the types cannot say.',
    find: eachFile(
      (path) => isCode(path) && !isTest(path) && documented.test(path),
      exportsWithoutDocstring,
    ),
  },
  {
    name: 'banner',
    advice: 'Remove the line; a part that needs a banner wants a file of its own.',
    find: eachComment(banner),
  },
  {
    name: 'open-end',
    advice: 'Do it, or write an issue; the code holds no notes to itself.',
    find: eachComment(openEnd),
  },
  {
    name: 'history',
    advice: 'Say what holds today and why; git remembers the rest.',
    find: eachComment(history),
  },
];

function eachComment(pattern: RegExp): Rule['find'] {
  return eachFile(
    () => true,
    (file) =>
      commentsOf(file).flatMap(({ start, text }) => {
        const match = pattern.exec(text);
        return match ? [breachAt(file, start + match.index, `“${match[0].trim()}”`)] : [];
      }),
  );
}

function exportsWithoutDocstring(file: SourceFile): Breach[] {
  const documentedNames = new Set<string>();
  return file.parsed().program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    const name = functionName(node.declaration);
    if (name === undefined || documentedNames.has(name)) return [];
    documentedNames.add(name);
    return hasDocstring(file, node.start) ? [] : [breachAt(file, node.start, name)];
  });
}

/** The name, when the declaration is of a function or class. A variable whose type is written
 *  out is described by that type. */
function functionName(declaration: ESTree.Declaration | null): string | undefined {
  switch (declaration?.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
      return declaration.id?.name;
    case 'VariableDeclaration':
      return functionVariable(declaration.declarations[0]);
    default:
      return undefined;
  }
}

function functionVariable(variable: ESTree.VariableDeclarator | undefined): string | undefined {
  if (variable?.id.type !== 'Identifier' || variable.id.typeAnnotation) return undefined;
  const isFunction = /^(Arrow)?FunctionExpression$/.test(variable.init?.type ?? '');
  return isFunction ? variable.id.name : undefined;
}

function hasDocstring(file: SourceFile, start: number): boolean {
  return commentsOf(file).some(
    ({ end, text }) =>
      end <= start && text.startsWith('/**') && /^\s*$/.test(file.text.slice(end, start)),
  );
}
