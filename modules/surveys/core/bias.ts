import { difference, type Estimate, type Proportion, shareOf } from '#kernel/proportion.ts';
import { adjustedForMany, exactP } from '#kernel/significance.ts';

/** With fewer contacts of his own an agent is not compared. */
export const fewestForBias = 30;
const surprising = 0.05;

/** What was asked and answered of an agent's contacts. */
export interface AgentCounts {
  readonly agentId: string;
  readonly ended: number;
  readonly asked: number;
  readonly answered: number;
}

/** A share of an agent's beside that of all others. */
export interface Compared {
  readonly own: Estimate | null;
  readonly n: number;
  /** own - the others', with its interval; null when there is nothing to compare. */
  readonly difference: Estimate | null;
  /** How often so large a difference comes by chance, raised for the number of agents, 0..1. */
  readonly p: number | null;
  /** `unlike`: rarely by chance. It tells nothing about why: other queues, other hours. */
  readonly verdict: 'too-few' | 'like-others' | 'unlike';
}

export interface AgentBias {
  readonly agentId: string;
  /** Asked / ended. */
  readonly asked: Compared;
  /** Answered / asked. */
  readonly answered: Compared;
}

/** Whether customers of some agents are asked, or answer, more or less often than those of the
 *  rest: the system asks, so nobody should be able to choose who is.
 *  Sources: Newcombe, 1998 (intervals); Fisher, 1935; Benjamini and Hochberg, 1995. */
export function biasByAgent(agents: readonly AgentCounts[]): AgentBias[] {
  const asked = compared(agents.map(({ ended: all, asked: hits }) => ({ hits, all })));
  const answered = compared(agents.map(({ asked: all, answered: hits }) => ({ hits, all })));
  return agents.flatMap(({ agentId }, index) => {
    const [one, other] = [asked[index], answered[index]];
    return one && other ? [{ agentId, asked: one, answered: other }] : [];
  });
}

function compared(shares: readonly Proportion[]): Compared[] {
  const total = { hits: sum(shares, 'hits'), all: sum(shares, 'all') };
  const rests = shares.map(({ hits, all }) => ({ hits: total.hits - hits, all: total.all - all }));
  const isEnough = (index: number) =>
    Math.min(shares[index]?.all ?? 0, rests[index]?.all ?? 0) >= fewestForBias;
  const enough = shares.map((_, index) => index).filter(isEnough);
  const ps = adjustedForMany(
    enough.map((index) => exactP(shares[index] ?? nothing, rests[index] ?? nothing)),
  );
  return shares.map((own, index) => {
    const p = ps[enough.indexOf(index)] ?? null;
    const verdict = p === null ? 'too-few' : p < surprising ? 'unlike' : 'like-others';
    return {
      own: shareOf(own),
      n: own.all,
      difference: difference(own, rests[index] ?? nothing),
      p,
      verdict,
    };
  });
}

const nothing: Proportion = { hits: 0, all: 0 };

function sum(shares: readonly Proportion[], part: keyof Proportion): number {
  return shares.reduce((total, share) => total + share[part], 0);
}
