import { readBody } from '../../core/body/body.ts';
import type { Words } from '../../core/difference.ts';
import type { Kept } from '../../core/opening.ts';

interface OneText {
  readonly projectId: string;
  readonly articleId: string;
  readonly language: string;
}

/** What this device kept of a text because it could not be saved. */
export function readKept(which: OneText): Kept | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(which)) ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const { revision, sent, ...words } = found as Partial<Record<keyof Kept, unknown>>;
    const mine = readWords(words);
    if (!mine) return null;
    return {
      ...mine,
      revision: typeof revision === 'number' ? revision : null,
      sent: readWords(sent),
    };
  } catch {
    return null;
  }
}

/** Keeps what is not saved yet; null forgets it. A device that has no room keeps nothing. */
export function writeKept(which: OneText, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(which), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(which));
  } catch {
    // The text is still in the editor, which says that it is not saved.
  }
}

function readWords(given: unknown): Words | null {
  if (typeof given !== 'object' || given === null) return null;
  const { title, body } = given as Partial<Record<keyof Words, unknown>>;
  const read = readBody(body);
  return 'fault' in read || typeof title !== 'string' ? null : { title, body: read.body };
}

function keyOf({ projectId, articleId, language }: OneText): string {
  return `heed.knowledge.${projectId}.${articleId}.${language}`;
}
