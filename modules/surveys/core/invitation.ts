import { seededRandom, seedOf } from '#kernel/random.ts';
import { dayMs, type Instant, msBetween } from '#kernel/time.ts';
import type { SurveyRules } from './rules.ts';

export const notAskedReasons = [
  'abandoned',
  'merged',
  'sent-elsewhere',
  'no-survey',
  'unsolved',
  'no-address',
  'bounced',
  'opted-out',
  'asked-before',
  'sampled-out',
  'quarantine',
  'one-open',
  'other-survey',
] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

/** What is known about an occasion to ask, and about the customer it belongs to. */
export interface Occasion {
  /** What is drawn by: the contact, or whatever else the occasion is. */
  readonly id: string;
  /** Of a contact. `merged`, `sent-elsewhere`: it went on in another one, which is asked about
   *  instead. */
  readonly outcome: 'answered' | 'abandoned' | 'merged' | 'sent-elsewhere';
  /** Of a case that is asked about only when it is solved; true where that does not matter. */
  readonly isSolved: boolean;
  /** Whether there is somewhere to ask: an address, or a chat window that can show a question. */
  readonly isReachable: boolean;
  readonly hasBounced: boolean;
  readonly hasOptedOut: boolean;
  /** The same survey has asked about the same thing already: an earlier contact of the case. */
  readonly wasAskedBefore: boolean;
  /** When a survey of this kind last asked the customer in full, in any channel. */
  readonly askedInFullAt: Instant | null;
  /** Another full survey still waits for his answer. */
  readonly hasOpenInvitation: boolean;
}

/** Stored for every occasion, so that nobody can choose in silence who is asked. */
export interface InvitationDecision {
  /** The one-tap rating in the contact's own channel. */
  readonly isRatingAsked: boolean;
  /** The questions about attributes behind it. */
  readonly areAttributesAsked: boolean;
  /** Why something is not asked; null when everything is. */
  readonly reason: NotAskedReason | null;
}

/** Decides what a survey asks on an occasion. Everybody is asked unless one of the stored reasons
 *  speaks against it. rules: null when no survey is in use. */
export function inviteOrNot(
  occasion: Occasion,
  rules: Omit<SurveyRules, 'trigger'> | null,
  now: Instant,
): InvitationDecision {
  const reason = rules ? reasonAgainst(occasion, rules, now) : reasonWithoutSurvey(occasion);
  const isResting = reason === 'quarantine' || reason === 'one-open';
  return {
    isRatingAsked: reason === null || (isResting && rules?.isRatingAskedInQuarantine === true),
    areAttributesAsked: reason === null,
    reason,
  };
}

/** Of the surveys that could ask on one occasion the first that asks most: a customer gets one at a
 *  time. Gives the decisions in the same order; the others say that another one asks. */
export function chooseOne(decisions: readonly InvitationDecision[]): {
  readonly chosen: number | null;
  readonly decisions: readonly InvitationDecision[];
} {
  const inFull = decisions.findIndex(({ areAttributesAsked }) => areAttributesAsked);
  const first = inFull >= 0 ? inFull : decisions.findIndex(({ isRatingAsked }) => isRatingAsked);
  if (first < 0) return { chosen: null, decisions };
  return {
    chosen: first,
    decisions: decisions.map((decision, index) =>
      index !== first && decision.isRatingAsked
        ? { isRatingAsked: false, areAttributesAsked: false, reason: 'other-survey' }
        : decision,
    ),
  };
}

/** Whether the draw falls on an occasion. The same occasion is always drawn alike.
 *  percent: 1..100. */
export function isDrawn(occasionId: string, percent: number): boolean {
  return seededRandom(seedOf(occasionId))() * 100 < percent;
}

function reasonWithoutSurvey({ outcome }: Occasion): NotAskedReason {
  return outcome === 'answered' ? 'no-survey' : outcome;
}

function reasonAgainst(
  occasion: Occasion,
  { samplePercent, quarantineDays }: Pick<SurveyRules, 'samplePercent' | 'quarantineDays'>,
  now: Instant,
): NotAskedReason | null {
  if (occasion.outcome !== 'answered') return occasion.outcome;
  if (!occasion.isSolved) return 'unsolved';
  if (!occasion.isReachable) return 'no-address';
  if (occasion.hasBounced) return 'bounced';
  if (occasion.hasOptedOut) return 'opted-out';
  if (occasion.wasAskedBefore) return 'asked-before';
  if (!isDrawn(occasion.id, samplePercent)) return 'sampled-out';
  const { askedInFullAt } = occasion;
  const quarantineMs = quarantineDays * dayMs;
  if (askedInFullAt !== null && msBetween(askedInFullAt, now) < quarantineMs) return 'quarantine';
  return occasion.hasOpenInvitation ? 'one-open' : null;
}
