import { type Instant, msBetween } from '#kernel/time.ts';

export const notAskedReasons = [
  'abandoned',
  'merged',
  'sent-elsewhere',
  'no-survey',
  'no-address',
  'bounced',
  'opted-out',
  'quarantine',
] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

/** What is known about a contact that ended, and about the customer it belongs to. */
export interface EndedContact {
  /** `merged`, `sent-elsewhere`: it went on in another contact, which is asked about instead. */
  readonly outcome: 'answered' | 'abandoned' | 'merged' | 'sent-elsewhere';
  /** Whether a survey is in use in the contact's channel. */
  readonly hasSurvey: boolean;
  /** Whether there is somewhere to ask: an address, or a chat window that can show a question. */
  readonly isReachable: boolean;
  readonly hasBounced: boolean;
  readonly hasOptedOut: boolean;
  /** When the customer was last asked for the attributes, in any channel. */
  readonly attributesAskedAt: Instant | null;
}

/** Stored for every contact that ended, so that nobody can choose in silence who is asked. */
export interface InvitationDecision {
  /** The one-tap rating in the contact's own channel. */
  readonly isRatingAsked: boolean;
  /** The questions about attributes behind it. */
  readonly areAttributesAsked: boolean;
  /** Why something is not asked; null when everything is. */
  readonly reason: NotAskedReason | null;
}

/** Decides what the customer of an ended contact is asked. Every contact is asked about unless one
 *  of the stored reasons speaks against it; the rating is not subject to quarantine.
 *  quarantineMs: so long after the attributes were asked, the customer gets the rating alone. */
export function inviteOrNot(
  contact: EndedContact,
  quarantineMs: number,
  now: Instant,
): InvitationDecision {
  const reason = reasonAgainst(contact, quarantineMs, now);
  return {
    isRatingAsked: reason === null || reason === 'quarantine',
    areAttributesAsked: reason === null,
    reason,
  };
}

function reasonAgainst(
  contact: EndedContact,
  quarantineMs: number,
  now: Instant,
): NotAskedReason | null {
  if (contact.outcome !== 'answered') return contact.outcome;
  if (!contact.hasSurvey) return 'no-survey';
  if (!contact.isReachable) return 'no-address';
  if (contact.hasBounced) return 'bounced';
  if (contact.hasOptedOut) return 'opted-out';
  const { attributesAskedAt } = contact;
  const isResting = attributesAskedAt !== null && msBetween(attributesAskedAt, now) < quarantineMs;
  return isResting ? 'quarantine' : null;
}
