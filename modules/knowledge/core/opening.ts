import type { ArticleText } from '../contract.ts';
import { isSame, type Words } from './difference.ts';

/** What is written on a device and not saved yet: words, and the revision that they change. */
export interface Kept extends Words {
  readonly revision: number | null;
  /** What was sent without an answer: the server may have it. */
  readonly sent: Words | null;
}

/** What an editor opens with. */
export interface Opening {
  readonly mine: Words;
  /** The revision that mine changes. */
  readonly revision: number | null;
  readonly isSaved: boolean;
  readonly sent: Words | null;
}

const nothing: Words = { title: '', body: { type: 'doc', content: [] } };

/** What is saved of a text: the draft, else what is live. */
export function savedWords({ draft, live }: ArticleText): Words {
  const { title, body } = draft ?? live ?? nothing;
  return { title, body };
}

/** What an editor opens with: what this device kept, unless it says what is saved already. Kept
 *  words stay those of their revision, so that saving them cannot write over another's. */
export function openingOf(text: ArticleText, kept: Kept | null): Opening {
  const saved = savedWords(text);
  const revision = text.draft?.revision ?? null;
  if (!kept || isSame(kept, saved)) {
    return { mine: saved, revision, isSaved: true, sent: null };
  }
  const { title, body, sent } = kept;
  return { mine: { title, body }, revision: kept.revision, isSaved: false, sent };
}
