import { askingOrder, canTake } from '../fit.ts';
import type { Needed } from '../requirements.ts';
import type { AgentState, WorkItem } from '../work.ts';

/** What contacts have in common that the same agents can take, in the same order. */
export interface Kind {
  readonly item: WorkItem;
  /** By the number of an agent: how early he is asked, the higher the earlier; -1: never, whatever
   *  room he has. */
  readonly ranks: Int32Array;
}

/** Finds the kind of a contact; the same for all that ask for the same now. */
export function openKinds(agents: readonly AgentState[]): (item: WorkItem, needed: Needed) => Kind {
  const idle = agents.map(idleAndAlone);
  const kinds = new Map<string, Kind>();
  return (item, needed) => {
    const { queueId, channel, weightUnits, requirements, customerLanguage } = item;
    const { skills } = requirements;
    const key = JSON.stringify([queueId, channel, weightUnits, needed, skills, customerLanguage]);
    const known = kinds.get(key);
    if (known) return known;
    const kind = { item, ranks: ranksOf(idle, item, needed) };
    kinds.set(key, kind);
    return kind;
  };
}

function ranksOf(idle: readonly AgentState[], item: WorkItem, needed: Needed): Int32Array {
  const ranks = new Int32Array(idle.length).fill(-1);
  const order = askingOrder(item);
  const able = idle
    .map((agent, number) => ({ agent: { ...agent, id: '' }, number, id: agent.id }))
    .filter(({ number }) => {
      const agent = idle[number];
      return agent?.queueIds.has(item.queueId) && canTake(agent, item, needed);
    })
    .sort((one, other) => order(other.agent, one.agent));
  let rank = 0;
  able.forEach(({ agent, number }, place) => {
    const before = able[place - 1];
    if (before && order(before.agent, agent) !== 0) rank += 1;
    ranks[number] = rank;
  });
  return ranks;
}

/** The agent with nothing to do and nothing by which he would be before his equals. */
function idleAndAlone(agent: AgentState): AgentState {
  const channels = new Map(
    Array.from(agent.channels, ([channel, { limit }]) => [channel, { limit, held: 0 }]),
  );
  return { ...agent, loadUnits: 0, isRinging: false, channels, idleSince: '' };
}
