import type { Id } from '#kernel/id.ts';
import { difference, type Proportion } from '#kernel/proportion.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { type Figure, isSatisfied, shareFigure } from './metrics.ts';

/** A channel with fewer answered contacts of a reason is not compared. */
export const fewestCompared = 20;
/** Many differences are looked at, so each must be surer than usual. */
const flagConfidence = 0.99;

/** What parity looks at, of contacts that an agent answered. */
export const parityMeasures = [
  'same-team',
  'competent',
  'in-time',
  'transferred',
  'came-again',
  'resolved',
  'satisfied',
] as const;
export type ParityMeasure = (typeof parityMeasures)[number];

/** An answered contact as parity sees it. null: nothing is known, or nothing was asked. */
export interface ParityContact {
  readonly reasonId: Id;
  readonly channel: Channel;
  readonly queueId: Id | null;
  readonly agentId: Id;
  readonly isInTime: boolean;
  readonly isTransferred: boolean;
  readonly cameAgain: boolean;
  readonly isResolved: boolean | null;
  readonly rating: number | null;
}

/** Who answers, as far as it is known now. */
export interface Crews {
  readonly teamsOf: (agentId: Id) => readonly Id[];
  /** Whether an agent brings what a queue asks for; null when it asks for nothing. */
  readonly isCompetent: (agentId: Id, queueId: Id) => boolean | null;
}

/** A share of a channel, and how it stands to that of the other channels. */
export interface ParityShare {
  readonly measure: ParityMeasure;
  readonly figure: Figure;
  /** Beyond what chance explains; null when not, or when too few tell. */
  readonly differs: 'higher' | 'lower' | null;
  /** The same share of the other channels. */
  readonly others: Figure;
}

/** A reason, or all of them, on each channel. */
export interface Parity {
  readonly reasonId: Id | null;
  /** The team that answers most of the reason; null for all reasons. */
  readonly teamId: Id | null;
  readonly channels: { channel: Channel; n: number; shares: ParityShare[] }[];
  /** How much of their answers the channels share by team, 0..1; null unless two can be
   *  compared. */
  readonly overlap: number | null;
}

/** Whether customers with the same need meet the same competent people whatever the channel: all
 *  reasons together, then each, the most contacts first. */
export function parityOf(contacts: readonly ParityContact[], crews: Crews): Parity[] {
  const byReason = Map.groupBy(contacts, ({ reasonId }) => reasonId);
  const judged = [...byReason].map(([reasonId, its]) => {
    const teamId = mostOf(its.flatMap(({ agentId }) => crews.teamsOf(agentId)));
    const queueId = mostOf(its.flatMap((each) => each.queueId ?? []));
    return {
      ...{ reasonId, teamId },
      contacts: its.map((contact) => judge(contact, { teamId, queueId }, crews)),
    };
  });
  const all = judged.flatMap((each) => each.contacts);
  const rows = judged
    .toSorted((one, other) => other.contacts.length - one.contacts.length)
    .map(({ reasonId, teamId, contacts: its }) => rowOf({ reasonId, teamId }, its, crews));
  return all.length > 0 ? [rowOf({ reasonId: null, teamId: null }, all, crews), ...rows] : [];
}

interface Judged extends Pick<ParityContact, 'channel' | 'agentId'> {
  /** Whether each measure holds; null: unknown. */
  readonly holds: Readonly<Record<ParityMeasure, boolean | null>>;
}

function judge(
  contact: ParityContact,
  { teamId, queueId }: { teamId: Id | null; queueId: Id | null },
  { teamsOf, isCompetent }: Crews,
): Judged {
  const { channel, agentId, isInTime, isTransferred, cameAgain, isResolved, rating } = contact;
  return {
    channel,
    agentId,
    holds: {
      'same-team': teamId === null ? null : teamsOf(agentId).includes(teamId),
      competent: queueId === null ? null : isCompetent(agentId, queueId),
      'in-time': isInTime,
      transferred: isTransferred,
      'came-again': cameAgain,
      resolved: isResolved,
      satisfied: rating === null ? null : isSatisfied(rating),
    },
  };
}

function rowOf(
  about: Pick<Parity, 'reasonId' | 'teamId'>,
  contacts: readonly Judged[],
  crews: Crews,
): Parity {
  const byChannel = [...Map.groupBy(contacts, ({ channel }) => channel)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const channels = byChannel.map(([channel, its]) => {
    const others = contacts.filter((each) => each.channel !== channel);
    const shares = parityMeasures.map((measure) => compare(measure, its, others));
    return { channel, n: its.length, shares };
  });
  const compared = byChannel.filter(([, its]) => its.length >= fewestCompared);
  return { ...about, channels, overlap: overlapOf(compared, crews) };
}

function compare(
  measure: ParityMeasure,
  its: readonly Judged[],
  others: readonly Judged[],
): ParityShare {
  const own = proportionOf(measure, its);
  const rest = proportionOf(measure, others);
  const isEnough = own.all >= fewestCompared && rest.all >= fewestCompared;
  const gap = isEnough ? difference(own, rest, flagConfidence) : null;
  const side = gap && (gap.low > 0 ? 'higher' : gap.high < 0 ? 'lower' : null);
  return { measure, figure: shareFigure(own), others: shareFigure(rest), differs: side };
}

function proportionOf(measure: ParityMeasure, contacts: readonly Judged[]): Proportion {
  const known = contacts.filter(({ holds }) => holds[measure] !== null);
  return { hits: known.filter(({ holds }) => holds[measure]).length, all: known.length };
}

/** What two channels have in common of the shares of teams in their answers; of several pairs the
 *  least. Who is in several teams counts in each with a part; who is in none is one by himself. */
function overlapOf(
  channels: readonly (readonly [Channel, readonly Judged[]])[],
  { teamsOf }: Crews,
): number | null {
  const shares = channels.map(([, its]) => {
    const sums = new Map<Id, number>();
    for (const { agentId } of its) {
      const teams = teamsOf(agentId);
      const groups = teams.length > 0 ? teams : [agentId];
      for (const group of groups) {
        sums.set(group, (sums.get(group) ?? 0) + 1 / groups.length / its.length);
      }
    }
    return sums;
  });
  const pairs = shares.flatMap((one, place) =>
    shares.slice(place + 1).map((other) => {
      let common = 0;
      for (const [group, share] of one) common += Math.min(share, other.get(group) ?? 0);
      return common;
    }),
  );
  return pairs.length > 0 ? Math.min(...pairs) : null;
}

function mostOf(ids: readonly Id[]): Id | null {
  const counts = [...Map.groupBy(ids, (id) => id)].toSorted(
    ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
  );
  return counts[0]?.[0] ?? null;
}
