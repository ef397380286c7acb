import type { Said } from '#modules/knowledge/core/guide/read-dialogue.ts';

const mark = 'heed-said';

/** Brings a message into view and marks the words in it, as far as they stand there as they were
 *  sent. text: of the message. */
export function showSaid({ messageId, from, to }: Said, text: string): void {
  const bubble = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
  if (!bubble) return;
  bubble.scrollIntoView({ block: 'nearest' });
  const range = rangeOf(bubble, text.slice(from, to)) ?? wholeOf(bubble);
  CSS.highlights.set(mark, new Highlight(range));
}

/** Takes the mark away. */
export function hideSaid(): void {
  CSS.highlights.delete(mark);
}

function wholeOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

/** The first place of some words in what an element shows, across its text nodes. */
function rangeOf(element: HTMLElement, words: string): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Text; readonly from: number }[] = [];
  let shown = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push({ node, from: shown.length });
    shown += node.data;
  }
  const start = shown.indexOf(words);
  if (start < 0 || words === '') return null;
  const range = document.createRange();
  for (const { node, from } of nodes) {
    const [first, last] = [start - from, start + words.length - from];
    if (first >= 0 && first < node.length) range.setStart(node, first);
    if (last > 0 && last <= node.length) range.setEnd(node, last);
  }
  return range;
}
