import { addMs, type Instant, msBetween } from '#kernel/time.ts';

/** When a rating calls for an evaluator, and how soon. */
export interface ListeningRule {
  /** Ratings up to this one, of 1..5, open a task. */
  readonly ratingAtMost: number;
  readonly dueAfterMs: number;
}

/** What a low rating starts: somebody must hear the customer, and by when. */
export interface ListeningCall {
  readonly rating: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
}

/** What a customer has let us know, 1..5: his rating of the whole or, until that comes, the lowest
 *  of its parts. Null while he has rated neither. */
export function ratingFelt(answered: {
  readonly rating: number | null;
  readonly lowestAttribute: number | null;
}): number | null {
  return answered.rating ?? answered.lowestAttribute;
}

/** What a rating starts, or null.
 *  The rating alone decides, so the task opens while the rest of the survey is still unanswered.
 *  rating: 1..5, null while unanswered. */
export function listeningCall(
  rating: number | null,
  rule: ListeningRule,
  now: Instant,
): ListeningCall | null {
  if (rating === null || rating > rule.ratingAtMost) return null;
  return { rating, openedAt: now, dueAt: addMs(now, rule.dueAfterMs) };
}

type TaskState = 'open' | 'claimed' | 'done' | 'void';

/** What a changed rating makes of a contact's task. Only one that nobody has taken up is touched:
 *  it becomes void when the customer is content after all, and open again when he is not. */
export function stateAfterRating(
  state: TaskState,
  { isLow }: { readonly isLow: boolean },
): TaskState {
  if (state === 'open' && !isLow) return 'void';
  return state === 'void' && isLow ? 'open' : state;
}

/** Order of the listening queue: the lowest ratings first, among equals what is due first. */
export function compareListening(
  one: Pick<ListeningCall, 'rating' | 'dueAt'>,
  other: Pick<ListeningCall, 'rating' | 'dueAt'>,
): number {
  return one.rating - other.rating || msBetween(other.dueAt, one.dueAt);
}
