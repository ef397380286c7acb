import { z } from 'zod';
import { unreachable } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, type Instant, minuteMs } from '#kernel/time.ts';
import { conversationItem } from '#modules/contacts/contract.ts';
import { id, instant } from '#platform/http/contract.ts';
import { entry } from './entry.ts';
import { names } from './name.ts';
import type { WorkItem } from './work.ts';

export const offerAnswer = z.enum(['accepted', 'declined', 'timed-out', 'withdrawn']);
export type OfferAnswer = z.infer<typeof offerAnswer>;

/** What rings at an agent. */
export const offer = z.object({ item: conversationItem, entry, expiresAt: instant });
export type Offer = z.infer<typeof offer>;

/** A reason for declining an offer. */
export const declineReason = z.object({ id, projectId: id, names, isArchived: z.boolean() });
export type DeclineReason = z.infer<typeof declineReason>;

/** Why an offer was withdrawn: a colleague at whom the contact rang too has accepted it. */
export const takenByColleague = 'taken-by-colleague';

/** How an offer ended. */
export type OfferEnd =
  /** isAutomatic: Heed accepted it for him. */
  | { readonly kind: 'accepted'; readonly isAutomatic?: boolean }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'timed-out' }
  /** The customer left, or somebody took the contact by hand; or a colleague at whom it rang too
   *  was faster. */
  | { readonly kind: 'withdrawn'; readonly isByColleague?: boolean }
  /** The agent is no longer available; the contact waits on. */
  | { readonly kind: 'agent-left' };

export interface OfferRules {
  /** For this long an agent who declined a contact is not offered it again. */
  readonly declinedForMs: number;
  /** The same after an offer that nobody answered. */
  readonly timedOutForMs: number;
  /** After so many unanswered offers in a row the agent counts as away. */
  readonly missedInARow: number;
}

export const defaultOfferRules: OfferRules = {
  declinedForMs: 15 * minuteMs,
  timedOutForMs: 2 * minuteMs,
  missedInARow: 2,
};

/** What follows from the end of an offer. */
export interface OfferOutcome {
  /** The contact as it waits again, in its old place; null when it waits no more. */
  readonly returned: WorkItem | null;
  /** Unanswered offers in a row, this one included. */
  readonly missedOffers: number;
  /** Set for an agent who seems to be away: he gets no offers until he says he is back. */
  readonly presence: { readonly state: 'busy'; readonly reason: 'missed-offers' } | null;
}

/** Who hands a contact on is not offered it again for as long as if he had declined it. */
export function handedOnBy(agentId: Id, now: Instant): WorkItem['excluded'][number] {
  return { agentId, until: addMs(now, defaultOfferRules.declinedForMs) };
}

/** Decides where contact and agent go when an offer ends.
 *  missedOffers: the agent's unanswered offers in a row before this one. */
export function offerOutcome(
  { item, agentId, missedOffers }: { item: WorkItem; agentId: Id; missedOffers: number },
  end: OfferEnd,
  { now, rules = defaultOfferRules }: { now: Instant; rules?: OfferRules },
): OfferOutcome {
  switch (end.kind) {
    case 'accepted':
      return { returned: null, missedOffers: end.isAutomatic ? missedOffers : 0, presence: null };
    case 'withdrawn':
      return { returned: null, missedOffers, presence: null };
    case 'agent-left':
      return { returned: item, missedOffers, presence: null };
    case 'declined': {
      const returned = excluding(item, agentId, { until: addMs(now, rules.declinedForMs), now });
      return { returned, missedOffers: 0, presence: null };
    }
    case 'timed-out': {
      const returned = excluding(item, agentId, { until: addMs(now, rules.timedOutForMs), now });
      const missed = missedOffers + 1;
      const isAway = missed >= rules.missedInARow;
      return {
        returned,
        missedOffers: missed,
        presence: isAway ? { state: 'busy', reason: 'missed-offers' } : null,
      };
    }
    default:
      return unreachable(end);
  }
}

/** The contact with the agent excluded until an instant; exclusions that are over fall away. */
function excluding(
  item: WorkItem,
  agentId: Id,
  { until, now }: { until: Instant; now: Instant },
): WorkItem {
  const others = item.excluded.filter((one) => one.until > now && one.agentId !== agentId);
  return { ...item, excluded: [...others, { agentId, until }] };
}
