import type { Id } from '#kernel/id.ts';

/** What is known of a closed contact when it is asked whose matter it is. */
export interface HeardContact {
  /** Of the coding. */
  readonly causeKind: string | null;
  readonly departmentId: Id | null;
  /** Whose reason the contact was coded with. */
  readonly reasonDepartmentId: Id | null;
  readonly rating: number | null;
  /** The customer's own words in the survey. */
  readonly comment: string | null;
}

/** To which departments a contact speaks, and how it was found.
 *  lowRatingAtMost: ratings up to this one, of 1..5, are heard when the customer added words. */
export function departmentsOf(
  contact: HeardContact,
  lowRatingAtMost: number,
): readonly { readonly source: 'wrap-up' | 'rating'; readonly departmentId: Id }[] {
  const { causeKind, departmentId, reasonDepartmentId, rating, comment } = contact;
  const isCoded = causeKind !== null && departmentId !== null;
  const isUnhappy = rating !== null && rating <= lowRatingAtMost && comment !== null;
  return [
    ...(isCoded ? [{ source: 'wrap-up' as const, departmentId }] : []),
    ...(isUnhappy && reasonDepartmentId !== null
      ? [{ source: 'rating' as const, departmentId: reasonDepartmentId }]
      : []),
  ];
}

export const maximumQuoteLength = 2_000;

/** The customer's own words that stand in a concern: what he wrote of it, else how he began. */
export function quoteOf(comment: string | null, firstMessage: string | null): string {
  const words = comment?.trim() || firstMessage?.trim() || '';
  return Array.from(words).slice(0, maximumQuoteLength).join('');
}
