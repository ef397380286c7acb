import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { firstOpenPlace } from '#modules/knowledge/core/snippets/filling.ts';
import { replaceSlash, slashAt } from './slash.ts';

/** A reply that is being written. */
export interface Reply {
  readonly body: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly write: (body: string) => void;
  /** Not in notes. */
  readonly isOn: boolean;
}

/** The slash at the caret of a reply, null without one or once it was dismissed. */
export function useSlash({ body, field, write, isOn }: Reply) {
  const [caret, setCaret] = useState(body.length);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const there = isOn ? slashAt(body, Math.min(caret, body.length)) : null;
  const slash = there?.start === dismissedAt ? null : there;
  const leaveAt = (text: string, at: number) =>
    flushSync(() => {
      write(text);
      setCaret(at);
    });
  return {
    slash,
    follow: (area: HTMLTextAreaElement) => {
      setCaret(area.selectionStart);
      if (!slashAt(area.value, area.selectionStart)) setDismissedAt(null);
    },
    /** Puts words in its place and goes to the first place that they leave open. */
    put: (words: string) => {
      if (!slash) return;
      const next = replaceSlash(body, slash, words);
      leaveAt(next.body, next.caret);
      const open = firstOpenPlace(words);
      field.current?.focus();
      if (open) field.current?.setSelectionRange(slash.start + open.start, slash.start + open.end);
      else field.current?.setSelectionRange(next.caret, next.caret);
    },
    /** Puts a slash behind what is written: a key for who would not look for it. */
    open: () => {
      const text = /(^|\s)$/.test(body) ? `${body}/` : `${body} /`;
      setDismissedAt(null);
      leaveAt(text, text.length);
      field.current?.focus();
    },
    dismiss: () => setDismissedAt(slash?.start ?? null),
  };
}
