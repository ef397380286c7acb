import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';

/** A merge can be undone this long. */
export const undoWindowMs = 30 * dayMs;

/** What is known of a person beside his identities, and is filled in from the other record where
 *  it is blank. */
export const personalFields = ['name', 'language', 'birthYear', 'preferredChannel'] as const;
export type PersonalField = (typeof personalFields)[number];

/** One of the two records that are to become one. */
export interface MergeParty extends Readonly<Record<PersonalField, unknown>> {
  readonly id: Id;
  /** The proven ids in the client's systems. */
  readonly externalIds: readonly string[];
  readonly valueLevel: number;
}

export type MergeDecision =
  | {
      readonly kind: 'merge';
      readonly filled: readonly PersonalField[];
      /** Whether the remaining one takes the other's level, which is higher. */
      readonly isRaised: boolean;
    }
  /** They are one already. */
  | { readonly kind: 'same-customer' }
  /** The client's systems know two people. */
  | { readonly kind: 'two-external-ids' };

/** Whether two records become one, and which blanks of the remaining one are filled.
 *  areTwoIdsConfirmed: somebody with the right to do so says that the client's systems hold the
 *  same person twice. */
export function decideMerge(
  { from, into }: { from: MergeParty; into: MergeParty },
  areTwoIdsConfirmed: boolean,
): MergeDecision {
  if (from.id === into.id) return { kind: 'same-customer' };
  const haveBothIds = from.externalIds.length > 0 && into.externalIds.length > 0;
  if (haveBothIds && !areTwoIdsConfirmed) return { kind: 'two-external-ids' };
  const filled = personalFields.filter((field) => into[field] === null && from[field] !== null);
  return { kind: 'merge', filled, isRaised: from.valueLevel > into.valueLevel };
}

/** Whether a merge can still be undone at an instant. */
export function isUndoable(
  merge: { readonly at: Instant; readonly undoneAt: Instant | null },
  now: Instant,
): boolean {
  return merge.undoneAt === null && now <= addMs(merge.at, undoWindowMs);
}
