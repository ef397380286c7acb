import type { BodyNode, Mark } from './node.ts';

/** How marks lie over each other, the innermost first. */
const markOrder = ['code', 'bold', 'italic', 'strike', 'link'] as const;
const tags = { bold: 'strong', italic: 'em', strike: 's' } as const;
const signs = { bold: '**', italic: '*', strike: '~~' } as const;

/** Where words stand: in a heading and in a cell a line cannot end as it does elsewhere. */
export type Line = 'open' | 'single';

/** Words with their marks as Markdown. A mark is told by signs where every reader of CommonMark
 *  takes them for one, else by its tag: beside Chinese words and punctuation signs often stand for
 *  themselves. */
export function inlineMarkdown(nodes: readonly BodyNode[], line: Line): string {
  return nodes
    .map((node, index) => {
      if (node.type === 'hardBreak') {
        return line === 'single' || index === nodes.length - 1 ? '<br>' : '\\\n';
      }
      if (node.type === 'image') return pictureMarkdown(node);
      return textMarkdown(node, [nodes[index - 1], nodes[index + 1]]);
    })
    .join('');
}

/** A picture as Markdown: at its `address`, or else by the id of its file. */
export function pictureMarkdown({ attrs = {} }: BodyNode): string {
  const address = attrs.address ?? `file:${attrs.fileId}`;
  return `![${escaped(String(attrs.alt ?? ''))}](${address})`;
}

function textMarkdown(
  { text = '', marks = [] }: BodyNode,
  neighbours: readonly (BodyNode | undefined)[],
): string {
  const inOrder = markOrder.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);
  const isCode = inOrder.some(({ type }) => type === 'code');
  const kinds = inOrder.map(({ type }) => type).filter((type) => type in signs);
  const isPlain = kinds.length <= 1 || kinds.join() === 'bold,italic';
  const hasSigns =
    isPlain && !isCode && /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su.test(text) && !neighbours.some(isSet);
  return inOrder.reduce(
    (inner, mark) => marked(inner, mark, hasSigns),
    isCode ? text : escaped(text),
  );
}

/** Whether signs of its own could run together with those of its neighbour. */
function isSet(neighbour: BodyNode | undefined): boolean {
  return neighbour?.marks?.some(({ type }) => type in signs) ?? false;
}

function marked(inner: string, mark: Mark, hasSigns: boolean): string {
  switch (mark.type) {
    case 'code':
      return codeMarkdown(inner);
    case 'link':
      return `[${inner}](<${mark.attrs.href.replace(/[\\&]/g, '\\$&')}>)`;
    default: {
      const { [mark.type]: tag } = tags;
      const { [mark.type]: sign } = signs;
      return hasSigns ? sign + inner + sign : `<${tag}>${inner}</${tag}>`;
    }
  }
}

function codeMarkdown(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const isWide = /^`|`$|^ .*[^ ].* $/.test(code);
  return isWide ? `${fence} ${code} ${fence}` : fence + code + fence;
}

/** Words in which nothing means anything to Markdown. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|&!#]/g, '\\$&')
    .replace(/^(\s*)([+=-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
