import { readBody } from '../../core/body/body.ts';
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
    if (typeof found !== 'object' || found === null || !('body' in found)) return null;
    const { title, revision, body } = found as Partial<Record<keyof Kept, unknown>>;
    const read = readBody(body);
    if ('fault' in read || typeof title !== 'string') return null;
    return { title, body: read.body, revision: typeof revision === 'number' ? revision : null };
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

function keyOf({ projectId, articleId, language }: OneText): string {
  return `heed.knowledge.${projectId}.${articleId}.${language}`;
}
