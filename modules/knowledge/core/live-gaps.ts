import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { compareText } from '#kernel/text.ts';
import { type Gap, gapPut } from '../contract.ts';

/** The gaps of a list after an event: what would save most first, of those the longest open. The
 *  same as fetching them anew within the hour; what they save grows old by itself. */
export function applyToGaps(
  gaps: readonly Gap[],
  event: HeedEvent,
  isShown: (gap: Gap) => boolean,
): readonly Gap[] {
  if (!isEvent(event, gapPut)) return gaps;
  const { gap } = event.data;
  const others = gaps.filter(({ id }) => id !== gap.id);
  return isShown(gap) ? [...others, gap].sort(mostSavingFirst) : others;
}

function mostSavingFirst(one: Gap, other: Gap): number {
  return (
    other.savesCount - one.savesCount ||
    compareText(one.openedAt, other.openedAt) ||
    compareText(one.id, other.id)
  );
}
