import type { BodyNode, Mark } from '../body/node.ts';

/** The innermost first: how marks lie over each other in every body. */
const markOrder = ['code', 'bold', 'italic', 'strike', 'link'] as const;

/** Marks as a body keeps them: each kind once, in one order. open: as they were opened. */
export function marksInOrder(open: readonly Mark[]): Mark[] {
  return markOrder.flatMap((type) => open.findLast((mark) => mark.type === type) ?? []);
}

/** The words of a paragraph as they come in, with runs of white space told as one space. */
export interface TextRun {
  readonly nodes: BodyNode[];
}

/** Adds words to a run. Those with the marks of the last ones continue them. */
export function addWords(run: TextRun, words: string, marks: readonly Mark[]): void {
  const collapsed = words.replace(/[ \t\n\r\f]+/g, ' ');
  const last = run.nodes.at(-1);
  const isAfterSpace =
    last === undefined || last.type === 'hardBreak' || last.text?.endsWith(' ') === true;
  const text = isAfterSpace ? collapsed.replace(/^ /, '') : collapsed;
  if (text === '') return;
  if (last?.type === 'text' && isAlike(last.marks ?? [], marks)) {
    run.nodes[run.nodes.length - 1] = textNode((last.text ?? '') + text, marks);
  } else {
    run.nodes.push(textNode(text, marks));
  }
}

/** Ends a line within a run. */
export function addBreak(run: TextRun): void {
  trimEnd(run.nodes);
  run.nodes.push({ type: 'hardBreak' });
}

/** The nodes of a run without what is blank at its ends. */
export function finishedRun({ nodes }: TextRun): BodyNode[] {
  const kept = [...nodes];
  for (let isBlank = true; isBlank; ) {
    const before = kept.length;
    const [first] = kept;
    if (first?.type === 'hardBreak') kept.shift();
    else if (first?.type === 'text') {
      replaceEnd(kept, 0, (first.text ?? '').trimStart());
    }
    isBlank = kept.length < before;
  }
  for (let isBlank = true; isBlank; ) {
    const before = kept.length;
    if (kept.at(-1)?.type === 'hardBreak') kept.pop();
    else replaceEnd(kept, kept.length - 1, (kept.at(-1)?.text ?? '').trimEnd());
    isBlank = kept.length < before;
  }
  return kept;
}

function trimEnd(nodes: BodyNode[]): void {
  const last = nodes.at(-1);
  if (last?.type === 'text') {
    replaceEnd(nodes, nodes.length - 1, (last.text ?? '').replace(/ $/, ''));
  }
}

function replaceEnd(nodes: BodyNode[], index: number, text: string): void {
  const node = nodes[index];
  if (node?.type !== 'text') return;
  if (text === '') nodes.splice(index, 1);
  else nodes[index] = textNode(text, node.marks ?? []);
}

function textNode(text: string, marks: readonly Mark[]): BodyNode {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function isAlike(some: readonly Mark[], others: readonly Mark[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
