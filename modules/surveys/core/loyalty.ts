import type { Id } from '#kernel/id.ts';
import { netPromoterScore, promotionOf } from '#kernel/net-promoter.ts';
import { difference, isTooFew, type Proportion, shareOf } from '#kernel/proportion.ts';
import {
  type Loyalty,
  type LoyaltyDivision,
  type LoyaltyOutcome,
  type Rate,
  type SatisfactionLevel,
  satisfactionLevel,
} from './loyalty-report.ts';
import { isTopBox, satisfactionOf } from './satisfaction.ts';

/** A rated contact and what became of its customer. */
export interface RatedContact {
  readonly projectId: Id;
  readonly channel: string;
  readonly generation: string | null;
  readonly reasonId: Id | null;
  readonly endedAt: string;
  /** 1..5. */
  readonly rating: number;
  /** null: not asked, not answered, or the time for it is not over. */
  readonly outcomes: Readonly<Record<LoyaltyOutcome, boolean | null>>;
  /** How likely he recommends us, 0..10; null unless he was asked so. */
  readonly recommendation: number | null;
}

/** How loyal customers of each satisfaction are. */
export function loyaltyOf(contacts: readonly RatedContact[]): Loyalty {
  const at = (level: SatisfactionLevel) => contacts.filter((each) => isAt(each, level));
  const satisfied = at('satisfied');
  return {
    n: contacts.length,
    satisfied: rateOf({ hits: satisfied.length, all: contacts.length }),
    levels: satisfactionLevel.options.map((level) => levelOf(level, at(level))),
    gain: differencesOf(satisfied, at('dissatisfied')),
    topGain: differencesOf(at('top'), at('next')),
    netPromoter: netPromoterOf(contacts),
  };
}

/** Loyalty by the values of a division, the most contacts first; contacts without one are left out.
 *  limit: how many values at most. */
export function divide(
  contacts: readonly RatedContact[],
  { by, limit }: { readonly by: LoyaltyDivision; readonly limit: number },
): { key: string; loyalty: Loyalty }[] {
  const known = contacts.filter((contact) => keyOf(contact, by) !== null);
  return [...Map.groupBy(known, (contact) => keyOf(contact, by) ?? '')]
    .toSorted(
      ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
    )
    .slice(0, limit)
    .map(([key, members]) => ({ key, loyalty: loyaltyOf(members) }));
}

/** Whether something happened within a time after a contact; null while that time is not over, so
 *  that who came back soon is not counted before who stays away.
 *  happenedAt: the first time after the contact; null: never yet. */
export function happenedWithin(
  { endedAt, happenedAt }: { readonly endedAt: string; readonly happenedAt: string | null },
  { withinMs, now }: { readonly withinMs: number; readonly now: string },
): boolean | null {
  const endsMs = Date.parse(endedAt) + withinMs;
  if (endsMs > Date.parse(now)) return null;
  return happenedAt !== null && Date.parse(happenedAt) <= endsMs;
}

function keyOf(contact: RatedContact, by: LoyaltyDivision): string | null {
  const { channel, generation, projectId, reasonId } = contact;
  return { channel, generation, project: projectId, reason: reasonId }[by];
}

function isAt({ rating }: RatedContact, level: SatisfactionLevel): boolean {
  const group = satisfactionOf(rating, 'five');
  const isTop = isTopBox(rating, 'five');
  if (level === 'top') return isTop;
  return level === 'next' ? group === 'satisfied' && !isTop : group === level;
}

function levelOf(
  level: SatisfactionLevel,
  contacts: readonly RatedContact[],
): Loyalty['levels'][number] {
  const outcomes = eachOutcome((outcome) => rateOf(countOf(contacts, outcome)));
  return { level, n: contacts.length, outcomes };
}

function differencesOf(
  some: readonly RatedContact[],
  others: readonly RatedContact[],
): Loyalty['gain'] {
  return eachOutcome((outcome) => {
    const [one, other] = [countOf(some, outcome), countOf(others, outcome)];
    return isTooFew(one.all) || isTooFew(other.all) ? null : difference(one, other);
  });
}

function countOf(contacts: readonly RatedContact[], outcome: LoyaltyOutcome): Proportion {
  const known = contacts.filter(({ outcomes }) => outcomes[outcome] !== null);
  return { hits: known.filter(({ outcomes }) => outcomes[outcome]).length, all: known.length };
}

function rateOf(counted: Proportion): Rate {
  return { n: counted.all, estimate: isTooFew(counted.all) ? null : shareOf(counted) };
}

function netPromoterOf(contacts: readonly RatedContact[]): Rate {
  const answers = contacts.flatMap(({ recommendation }) => recommendation ?? []);
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const answer of answers) counts[promotionOf(answer)] += 1;
  const score = isTooFew(answers.length) ? null : netPromoterScore(counts);
  const estimate = score && { value: score.value, low: score.low, high: score.high };
  return { n: answers.length, estimate };
}

function eachOutcome<T>(tell: (outcome: LoyaltyOutcome) => T): Record<LoyaltyOutcome, T> {
  return {
    returned: tell('returned'),
    ordered: tell('ordered'),
    'would-return': tell('would-return'),
    recommends: tell('recommends'),
  };
}
