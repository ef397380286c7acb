import type { ESTree } from 'vite';
import { type Breach, breachAt, breachesOf, eachFile, type Rule } from '../rule.ts';
import { isTest, type SourceFile, visit } from '../tree.ts';

const isScreenFile = (path: string) =>
  /^(modules\/.+|app|platform)\/(web|widget)\//.test(path) && !isTest(path);
/** Where the tokens get their values. */
const isTheme = (path: string) => /^platform\/web\/theme|\/widget\/theme/.test(path);

const readAttributes = new Set([
  ...'title label placeholder alt description legend tooltip error'.split(' '),
  ...'aria-label aria-description aria-roledescription nothingFoundMessage'.split(' '),
]);
/** What stands in these is not language: keys, code. */
const wordless = /^(Kbd|kbd|Code|code|style)$/;
const productName = 'Heed';

const hexColour = '(?<=[\\s:,(\'"`[])#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?=[\\s;,)\'"`\\]])';
const colourFunction = '\\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\\(';
const colour = new RegExp(`${hexColour}|${colourFunction}`, 'gi');

export const screenRules: readonly Rule[] = [
  {
    name: 'words-from-catalogue',
    advice: 'Put the words into the catalogues of the three languages and show them by id.',
    find: eachFile((path) => isScreenFile(path) && path.endsWith('.tsx'), hardCodedWords),
  },
  {
    name: 'colours-from-theme',
    advice: 'Use a token of the theme: it knows light, dark and contrast.',
    find: eachFile(
      (path) => isScreenFile(path) && /\.(tsx?|css)$/.test(path) && !isTheme(path),
      (file) => breachesOf(file, colour),
    ),
  },
];

function hardCodedWords(file: SourceFile): Breach[] {
  const breaches: Breach[] = [];
  const judge = (node: ESTree.Node) => {
    for (const { start, text } of shownTexts(node))
      if (/\p{L}/u.test(text) && text.trim() !== productName)
        breaches.push(breachAt(file, start, `“${text.trim()}”`));
  };
  visit(file, {
    JSXElement: ({ openingElement: { name }, children }) => {
      if (name.type === 'JSXIdentifier' && wordless.test(name.name)) return;
      children.forEach(judge);
    },
    JSXFragment: ({ children }) => children.forEach(judge),
    JSXAttribute: ({ name, value }) => {
      if (value && name.type === 'JSXIdentifier' && readAttributes.has(name.name)) judge(value);
    },
  });
  return breaches;
}

/** The texts that an expression may put on the screen as they are written. */
function shownTexts(node: ESTree.Node): readonly { start: number; text: string }[] {
  switch (node.type) {
    case 'JSXText':
      return [{ start: node.start, text: node.value }];
    case 'Literal':
      return typeof node.value === 'string' ? [{ start: node.start, text: node.value }] : [];
    case 'TemplateLiteral':
      return node.quasis.map(({ start, value }) => ({ start, text: value.raw }));
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return shownTexts(node.expression);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(shownTexts);
    case 'LogicalExpression':
      return [node.left, node.right].flatMap(shownTexts);
    default:
      return [];
  }
}
