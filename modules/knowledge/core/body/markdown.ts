import { inlineMarkdown, type Line, pictureMarkdown } from './markdown-inline.ts';
import type { Body, BodyNode } from './node.ts';

const calloutNames: Readonly<Record<string, string>> = {
  note: 'NOTE',
  tip: 'TIP',
  warning: 'WARNING',
  danger: 'CAUTION',
};
const listKinds = new Set(['bulletList', 'orderedList', 'steps']);
/** Stands between two lists, which would else be read as one. */
const divider = '<!-- -->';

/** A body as Markdown (CommonMark with the tables of GitHub). Callouts are its alerts, steps are
 *  numbered lists after a comment; sections for one audience stand between comments; a table that
 *  Markdown cannot tell is one of tags with Markdown in its cells. An import makes the same body of
 *  it. Links to articles keep their `article:ID`; pictures have their `file:ID`, or where pictureAt
 *  says that they lie. */
export function markdownOf({ content }: Body, pictureAt?: (fileId: string) => string): string {
  return `${blocks(pictureAt ? placed(content, pictureAt) : content)}\n`;
}

/** The nodes with the addresses of their pictures. */
function placed(nodes: readonly BodyNode[], pictureAt: (fileId: string) => string): BodyNode[] {
  return nodes.map((node) => {
    if (node.type !== 'image') {
      return node.content ? { ...node, content: placed(node.content, pictureAt) } : node;
    }
    return { ...node, attrs: { ...node.attrs, address: pictureAt(String(node.attrs?.fileId)) } };
  });
}

function blocks(nodes: readonly BodyNode[]): string {
  const written: string[] = [];
  let isAfterList = false;
  for (const node of nodes) {
    const text = block(node);
    if (text === '') continue;
    const isList = listKinds.has(node.type);
    if (isList && isAfterList && node.type !== 'steps') written.push(divider);
    written.push(text);
    isAfterList = isList;
  }
  return written.join('\n\n');
}

function block(node: BodyNode): string {
  const { type, attrs = {}, content = [] } = node;
  switch (type) {
    case 'heading':
      return `${'#'.repeat(Number(attrs.level))} ${inlineMarkdown(content, 'single')}`;
    case 'bulletList':
      return items(content, () => '- ');
    case 'orderedList':
      return items(content, (index) => `${Number(attrs.start) + index}. `);
    case 'steps':
      return `<!-- steps -->\n\n${items(content, (index) => `${index + 1}. `)}`;
    case 'blockquote':
      return quoted(blocks(content));
    case 'callout':
      return quoted(callout(String(attrs.tone), content));
    case 'audience':
      return `<!-- for ${attrs.for} -->\n\n${blocks(content)}\n\n<!-- for all -->`;
    case 'codeBlock':
      return fenced(content.map(({ text = '' }) => text).join(''));
    case 'table':
      return isPlain(node) ? plainTable(content) : taggedTable(content);
    case 'image':
      return pictureMarkdown(node);
    case 'horizontalRule':
      return '***';
    default:
      return paragraph(content, 'open');
  }
}

/** The words of a paragraph. White space that begins or ends it means nothing to Markdown. */
function paragraph(content: readonly BodyNode[], line: Line): string {
  return inlineMarkdown(content, line).trim();
}

function items(nodes: readonly BodyNode[], bullet: (index: number) => string): string {
  return nodes
    .map(({ content = [] }, index) => {
      const mark = bullet(index);
      return mark + blocks(content).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

function callout(tone: string, content: readonly BodyNode[]): string {
  const gap = content[0]?.type === 'paragraph' ? '' : '\n';
  return `[!${calloutNames[tone]}]\n${gap}${blocks(content)}`;
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** Whether Markdown has words for a table: a row of headers, one paragraph in each cell, and
 *  nothing that reaches over others. */
function isPlain({ content: rows = [] }: BodyNode): boolean {
  const width = rows[0]?.content?.length ?? 0;
  return rows.every(({ content: cells = [] }, row) => {
    const kind = row === 0 ? 'tableHeader' : 'tableCell';
    return cells.length === width && cells.every((cell) => cell.type === kind && isNarrow(cell));
  });
}

function isNarrow({ attrs = {}, content = [] }: BodyNode): boolean {
  const reaches = (attrs.colspan ?? 1) !== 1 || (attrs.rowspan ?? 1) !== 1;
  return !reaches && content.length === 1 && content[0]?.type === 'paragraph';
}

function plainTable(rows: readonly BodyNode[]): string {
  const line = ({ content = [] }: BodyNode) => {
    const cells = content.map((cell) => cellWords(cell).replace(/(?<!\\)\|/g, '\\|'));
    return `| ${cells.join(' | ')} |`;
  };
  const [head, ...rest] = rows;
  if (!head) return '';
  const rule = `|${' --- |'.repeat(head.content?.length ?? 0)}`;
  return [line(head), rule, ...rest.map(line)].join('\n');
}

function cellWords({ content = [] }: BodyNode): string {
  return content.map(({ content: words = [] }) => paragraph(words, 'single')).join('');
}

function taggedTable(rows: readonly BodyNode[]): string {
  const written = rows.map(
    ({ content = [] }) => `<tr>\n${content.map(taggedCell).join('')}</tr>\n`,
  );
  return `<table>\n${written.join('')}</table>`;
}

function taggedCell({ type, attrs = {}, content = [] }: BodyNode): string {
  const tag = type === 'tableHeader' ? 'th' : 'td';
  const reach = ['colspan', 'rowspan']
    .filter((name) => (attrs[name] ?? 1) !== 1)
    .map((name) => ` ${name}="${Number(attrs[name])}"`);
  const inside = blocks(content);
  return `<${tag}${reach.join('')}>\n\n${inside === '' ? '' : `${inside}\n\n`}</${tag}>\n`;
}
