import type { Id } from '#kernel/id.ts';
import type { Invitation, SurveySummary } from '../contract.ts';

/** Invitations that are alike in everything that is counted. */
export interface CountedInvitations
  extends Pick<Invitation, 'channel' | 'agentId' | 'state' | 'notAskedReason' | 'rating'> {
  /** Their answers are kept apart. */
  readonly isFlagged: boolean;
  readonly contacts: number;
}

/** The figures of a period. The response ratio is end to end: of all contacts that ended, those
 *  with at least one answer; who was not asked counts as not having answered. Answers that are kept
 *  apart are counted as such and belong to no other figure. */
export function summarise(all: readonly CountedInvitations[]): SurveySummary {
  const counted = all.filter(({ channel }) => channel !== 'link');
  const total = countsOf(counted);
  const notAsked = counted.filter(({ state }) => state === 'not-sent');
  const rated = all.filter(({ rating, isFlagged }) => rating !== null && !isFlagged);
  return {
    total,
    responseRatio: total.ended > 0 ? total.answered / total.ended : null,
    byChannel: grouped(counted, ({ channel }) => channel).map(([channel, members]) => ({
      channel,
      ...countsOf(members),
    })),
    byAgent: grouped(counted, ({ agentId }) => agentId).map(([agentId, members]) => ({
      agentId,
      ...countsOf(members),
    })),
    notAsked: grouped(notAsked, ({ notAskedReason }) => notAskedReason).flatMap(
      ([reason, members]) => (reason ? [{ reason, contacts: contactsOf(members) }] : []),
    ),
    byLink: countsOf(all.filter(({ channel }) => channel === 'link')),
    ratings: grouped(rated, ({ rating }) => rating)
      .flatMap(([rating, members]) => (rating ? [{ rating, answers: contactsOf(members) }] : []))
      .sort((one, other) => one.rating - other.rating),
  };
}

function countsOf(counted: readonly CountedInvitations[]): SurveySummary['total'] {
  const apart = counted.filter(({ isFlagged }) => isFlagged);
  const own = counted.filter(({ isFlagged }) => !isFlagged);
  const inStates = (...states: Invitation['state'][]) =>
    contactsOf(own.filter(({ state }) => states.includes(state)));
  return {
    ended: contactsOf(counted),
    asked: inStates('sent', 'partial', 'complete', 'expired') + contactsOf(apart),
    answered: inStates('partial', 'complete'),
    complete: inStates('complete'),
    flagged: contactsOf(apart),
  };
}

function contactsOf(counted: readonly CountedInvitations[]): number {
  return counted.reduce((sum, { contacts }) => sum + contacts, 0);
}

function grouped<Key extends Id | number | null>(
  counted: readonly CountedInvitations[],
  keyOf: (each: CountedInvitations) => Key,
): [Key, CountedInvitations[]][] {
  return Array.from(Map.groupBy(counted, keyOf));
}
