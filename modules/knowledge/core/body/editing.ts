import type { Body, BodyNode } from './node.ts';

/** What an editor cannot hold empty: it would have no place for the cursor. */
const holders = new Set([
  ...['listItem', 'step', 'blockquote', 'callout', 'audience', 'tableCell', 'tableHeader'],
]);
/** What is nothing without its parts. */
const wholes = new Set(['bulletList', 'orderedList', 'steps', 'table', 'tableRow']);
const lines = new Set(['paragraph', 'heading']);

/** A body as an editor takes it, where pictures are blocks and every block has a place to write:
 *  pictures within a line stand after it, holders of nothing hold an empty line. */
export function editable({ content }: Body): Body {
  const blocks = content.flatMap(editableBlock);
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
}

/** A body as an editor gives it, without what the grammar forbids: a section for one audience
 *  within another is opened. Empty lines at its end go: editors put one there to write on. */
export function edited({ content }: Body): Body {
  const blocks = content.flatMap((node) => opened(node, false));
  const last = blocks.findLastIndex((node) => node.type !== 'paragraph' || node.content);
  return { type: 'doc', content: blocks.slice(0, last + 1) };
}

/** How many pictures of a body nobody has described. */
export function undescribedCount({ content = [] }: Pick<BodyNode, 'content'>): number {
  return content.reduce((count, node) => {
    const isMissing = node.type === 'image' && String(node.attrs?.alt ?? '').trim() === '';
    return count + (isMissing ? 1 : 0) + undescribedCount(node);
  }, 0);
}

/** The same with sections for one audience set off by a callout that names it, for who must not
 *  read them aloud. */
export function withAudienceTold({ content }: Body): Body {
  const told = (node: BodyNode): BodyNode => {
    const inside = node.content && { content: node.content.map(told) };
    if (node.type !== 'audience') return { ...node, ...inside };
    return { type: 'callout', attrs: { tone: `for-${node.attrs?.for}` }, ...inside };
  };
  return { type: 'doc', content: content.map(told) };
}

function editableBlock(node: BodyNode): BodyNode[] {
  if (lines.has(node.type)) return splitLine(node);
  if (!holders.has(node.type) && !wholes.has(node.type)) return [node];
  const content = (node.content ?? []).flatMap(editableBlock);
  if (content.length > 0) return [{ ...node, content }];
  return wholes.has(node.type) ? [] : [{ ...node, content: [{ type: 'paragraph' }] }];
}

function splitLine({ content = [], ...line }: BodyNode): BodyNode[] {
  const pictures = content.filter(({ type }) => type === 'image');
  const words = content.filter(({ type }) => type !== 'image');
  if (pictures.length > 0 && words.length === 0) return pictures;
  return [words.length > 0 ? { ...line, content: words } : line, ...pictures];
}

function opened(node: BodyNode, isInAudience: boolean): BodyNode[] {
  const isAudience = node.type === 'audience';
  const content = node.content?.flatMap((each) => opened(each, isInAudience || isAudience));
  if (isAudience && isInAudience) return content ?? [];
  return [content ? { ...node, content } : node];
}
