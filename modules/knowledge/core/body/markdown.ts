import type { Body, BodyNode, Mark } from './node.ts';

const calloutNames: Readonly<Record<string, string>> = {
  note: 'NOTE',
  tip: 'TIP',
  warning: 'WARNING',
  danger: 'CAUTION',
};

/** A body as Markdown (CommonMark with the tables of GitHub). Callouts are its alerts, steps are
 *  numbered lists; sections for one audience stand between comments, so that an import finds them
 *  again. Links to articles keep their `article:ID`. */
export function markdownOf({ content }: Body): string {
  return `${blocks(content)}\n`;
}

function blocks(nodes: readonly BodyNode[]): string {
  return nodes
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(node: BodyNode): string {
  const { type, attrs = {}, content = [] } = node;
  switch (type) {
    case 'heading':
      return `${'#'.repeat(Number(attrs.level))} ${inline(content)}`;
    case 'bulletList':
      return items(content, () => '- ');
    case 'orderedList':
      return items(content, (index) => `${Number(attrs.start) + index}. `);
    case 'steps':
      return `<!-- steps -->\n\n${items(content, (index) => `${index + 1}. `)}`;
    case 'blockquote':
      return quoted(blocks(content));
    case 'callout':
      return quoted(`[!${calloutNames[String(attrs.tone)]}]\n${blocks(content)}`);
    case 'audience':
      return `<!-- for ${attrs.for} -->\n\n${blocks(content)}\n\n<!-- for all -->`;
    case 'codeBlock':
      return fenced(content.map(({ text = '' }) => text).join(''));
    case 'table':
      return table(content);
    case 'image':
      return picture(node);
    case 'horizontalRule':
      return '---';
    default:
      return inline(content);
  }
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

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function table(rows: readonly BodyNode[]): string {
  const cells = rows.map(({ content = [] }) =>
    content.map((cell) =>
      blocks(cell.content ?? [])
        .replaceAll('|', '\\|')
        .replace(/\s*\n\s*/g, '<br>'),
    ),
  );
  const width = Math.max(1, ...cells.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = cells;
  const rule = `|${' --- |'.repeat(width)}`;
  return [line(head), rule, ...rest.map(line)].join('\n');
}

function inline(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'hardBreak') return '\\\n';
      if (node.type === 'image') return picture(node);
      const { text = '', marks = [] } = node;
      const isCode = marks.some(({ type }) => type === 'code');
      return marks.reduce(marked, isCode ? text : escaped(text));
    })
    .join('');
}

function marked(text: string, mark: Mark): string {
  switch (mark.type) {
    case 'bold':
      return `**${text}**`;
    case 'italic':
      return `*${text}*`;
    case 'strike':
      return `~~${text}~~`;
    case 'code':
      return `\`${text}\``;
    case 'link':
      return `[${text}](<${mark.attrs.href}>)`;
  }
}

function picture({ attrs = {} }: BodyNode): string {
  return `![${escaped(String(attrs.alt ?? ''))}](file:${attrs.fileId})`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/^(\s*)([#+-])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2');
}
