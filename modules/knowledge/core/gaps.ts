import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { GapKind } from '../contract.ts';
import { cosineOf, gramVector } from './search/likeness.ts';

/** How alike two wordings must be to speak of one gap, 0..1. Edited repeats of a question reach .6
 *  and more, other questions rarely .4 (docs/search.md). */
const likenessFloor = 0.5;

/** How long a gap may stay open. A wrong text harms from the first reader on. */
const clockMs: Readonly<Record<GapKind, number>> = {
  wrong: dayMs,
  corrected: dayMs,
  'no-result': 5 * dayMs,
  'not-opened': 7 * dayMs,
  improvised: 7 * dayMs,
};

/** How far back evidence counts as what closing a gap would save: four weeks. */
export const savesWithinMs = 28 * dayMs;

/** Until when a gap that is found now should be closed. */
export function dueAtOf(kind: GapKind, now: Instant): Instant {
  return addMs(now, clockMs[kind]);
}

/** The gap of which these words speak too: the likeliest that is like enough, or none. */
export function likestGap<Open extends { readonly words: string }>(
  open: readonly Open[],
  words: string,
): Open | null {
  let likest: Open | null = null;
  let highest = likenessFloor;
  const wanted = gramVector(words);
  for (const each of open) {
    const likeness = cosineOf(gramVector(each.words), wanted);
    if (likeness < highest) continue;
    likest = each;
    highest = likeness;
  }
  return likest;
}
