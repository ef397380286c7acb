import { type Body, type BodyNode, nodesOf } from './node.ts';

const inlineKinds = new Set(['text', 'hardBreak']);

/** The words of a body, a line for each paragraph, cell and item; what search reads and lists
 *  quote. A picture is told by the words that describe it. */
export function plainText({ content }: Body): string {
  return linesOf(content)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The headings of a body, in the order of reading. */
export function headingsOf(body: Body): string[] {
  return Array.from(nodesOf(body))
    .filter(({ type }) => type === 'heading')
    .map((heading) => linesOf(heading.content ?? []).join(' '));
}

/** The files that a body shows, each once. */
export function filesIn(body: Body): string[] {
  const ids = Array.from(nodesOf(body), ({ type, attrs }) => type === 'image' && attrs?.fileId);
  return Array.from(new Set(ids.filter((id) => typeof id === 'string')));
}

/** Where the links of a body lead, each address once. */
export function addressesIn(body: Body): string[] {
  const marks = Array.from(nodesOf(body)).flatMap(({ marks = [] }) => marks);
  return Array.from(
    new Set(marks.flatMap((mark) => (mark.type === 'link' ? mark.attrs.href : []))),
  );
}

function linesOf(nodes: readonly BodyNode[]): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const node of nodes) {
    if (inlineKinds.has(node.type)) {
      const words = node.type === 'hardBreak' ? '\n' : (node.text ?? '');
      if (isOpen) lines.push((lines.pop() ?? '') + words);
      else lines.push(words);
      isOpen = true;
    } else {
      lines.push(...(node.type === 'image' ? [String(node.attrs?.alt ?? '')] : []));
      lines.push(...linesOf(node.content ?? []));
      isOpen = false;
    }
  }
  return lines;
}
