import { isSame, type Words } from './difference.ts';
import type { Opening } from './opening.ts';

/** How far the saving of a text is. */
export interface Saving {
  readonly mine: Words;
  /** What the server has of mine at the revision; null when that is not known to be mine. */
  readonly saved: Words | null;
  /** The revision that mine changes; null while there is no draft. */
  readonly revision: number | null;
  /** The revision that the server has, as far as is known. */
  readonly latest: number | null;
  readonly isSending: boolean;
  /** What was sent without an answer: the server may have it. */
  readonly sent: Words | null;
  /** Why the last sending failed; `passing` when it may go through later. */
  readonly failure: 'passing' | 'lasting' | null;
}

/** What a writer is told. overtaken: somebody else saved since; nothing is sent until both texts
 *  were compared. waiting: kept on the device until the server can be reached. */
export type SavingStatus = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'failed' | 'overtaken';

/** A text as it was opened. */
export function opened({ mine, revision, isSaved, sent }: Opening): Saving {
  const still = { isSending: false, failure: null };
  return { ...still, mine, sent, saved: isSaved ? mine : null, revision, latest: revision };
}

/** What is told of a saving. */
export function statusOf(saving: Saving): SavingStatus {
  if (saving.isSending) return 'saving';
  if (saving.latest !== saving.revision) return 'overtaken';
  if (saving.failure) return saving.failure === 'passing' ? 'waiting' : 'failed';
  return isUnsaved(saving) ? 'unsaved' : 'saved';
}

/** Whether the server does not have mine. */
export function isUnsaved({ mine, saved }: Saving): boolean {
  return saved === null || !isSame(mine, saved);
}

/** After the editor took the text over: what it made of it counts as unchanged. */
export function settled(saving: Saving, words: Words): Saving {
  return { ...saving, mine: words, saved: saving.saved && words };
}

/** After the server took words and gave them a revision. Mine may have gone on meanwhile. */
export function accepted(saving: Saving, words: Words, revision: number): Saving {
  return { ...saving, saved: words, sent: null, revision, latest: revision, failure: null };
}

/** After the server was heard to have a revision. What is told late of an earlier saving is no
 *  news, and while something is being sent its answer tells more. */
export function heard(saving: Saving, latest: number | null): Saving {
  const { revision, isSending } = saving;
  const isLate = latest !== null && revision !== null && latest < revision;
  return isSending || isLate ? saving : { ...saving, latest };
}

/** After the words of another revision were seen. Mine, or what I sent without hearing an answer,
 *  is nobody else's: the server took it. */
export function recognised(saving: Saving, theirs: Words, revision: number | null): Saving {
  const { mine, sent, isSending } = saving;
  const isOwn = isSame(theirs, mine) || (sent !== null && isSame(theirs, sent));
  if (isSending || revision === null || revision === saving.revision || !isOwn) return saving;
  return accepted(saving, theirs, revision);
}

/** After other words, those of a revision, were taken instead of mine. */
export function taken(words: Words, revision: number | null): Saving {
  return opened({ mine: words, revision, isSaved: true, sent: null });
}

/** After mine was chosen over a revision that was seen: it can be sent over that one. */
export function overruled(saving: Saving, revision: number | null): Saving {
  return { ...saving, revision, latest: revision, saved: null };
}
