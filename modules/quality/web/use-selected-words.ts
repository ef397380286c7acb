import { useEffect, useState } from 'react';

/** Words that somebody has selected in a message, and where they stand on the screen, px. */
export interface SelectedWords {
  readonly messageId: string;
  /** Characters from..to of the message. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly topPx: number;
  readonly leftPx: number;
}

const settleMs = 120;

/** The words selected in a transcript at the moment. A selection that goes on into the next message
 *  ends with the one in which it began. */
export function useSelectedWords(): readonly [SelectedWords | null, () => void] {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(settling);
      settling = setTimeout(() => setSelected(readSelection()), settleMs);
    };
    const forget = () => setSelected(null);
    document.addEventListener('selectionchange', look);
    document.addEventListener('scroll', forget, { capture: true });
    return () => {
      clearTimeout(settling);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('scroll', forget, { capture: true });
    };
  }, []);
  const clear = () => {
    getSelection()?.removeAllRanges();
    setSelected(null);
  };
  return [selected, clear];
}

function readSelection(): SelectedWords | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const box = messageOf(range.startContainer);
  const messageId = box?.dataset.messageId;
  if (!box || !messageId) return null;
  if (messageOf(range.endContainer) !== box) range.setEnd(box, box.childNodes.length);
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const text = whole.trim();
  if (text === '') return null;
  const from = before.toString().length + whole.indexOf(text);
  const { top, left } = range.getBoundingClientRect();
  return { messageId, from, to: from + text.length, text, topPx: top, leftPx: left };
}

function messageOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-message-id]') ?? null;
}
