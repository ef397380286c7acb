import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { ConversationItem } from '../contract.ts';

/** The case in which a closed conversation is taken up again: its own within so many days of its
 *  closing, afterwards a new one (null). */
export function caseFor(
  closed: Pick<ConversationItem, 'caseId' | 'stateSince'>,
  now: Instant,
  repeatWithinDays: number,
): Id | null {
  return now <= addMs(closed.stateSince, repeatWithinDays * dayMs) ? closed.caseId : null;
}
