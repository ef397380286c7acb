import type { Instant } from '#kernel/time.ts';
import type { Entry, WaitingCause } from '../contract.ts';
import { hasRoom } from './capacity.ts';
import { neededAt } from './requirements.ts';
import type { AgentState } from './work.ts';

/** Says why a contact waits: goes through what it needs, always in the same order, and names the
 *  first thing that none of the agents who are left brings; `turn` when somebody could take it.
 *  agents: all of the routing group. */
export function explain(
  { entry, agents }: { entry: Entry; agents: readonly AgentState[] },
  now: Instant,
): WaitingCause {
  let left = agents;
  for (const { cause, isMet } of needsOf(entry, now)) {
    left = left.filter(isMet);
    if (left.length === 0) return cause;
  }
  return { kind: 'turn' };
}

interface Need {
  readonly cause: WaitingCause;
  readonly isMet: (agent: AgentState) => boolean;
}

function needsOf(entry: Entry, now: Instant): readonly Need[] {
  const needed = neededAt(entry, now);
  const language = needed.language === null ? null : entry.requirements.language;
  const excluded = new Set(
    entry.excluded.filter(({ until }) => until > now).map(({ agentId }) => agentId),
  );
  return [
    { cause: { kind: 'nobody-available' }, isMet: ({ presence }) => presence === 'available' },
    ...(language === null
      ? []
      : [
          {
            cause: { kind: 'language' as const, language },
            isMet: ({ languages }: AgentState) => languages.has(language),
          },
        ]),
    ...needed.skills.map(({ skillId, minLevel }) => ({
      cause: { kind: 'skill' as const, skillId, minLevel },
      isMet: (agent: AgentState) => (agent.skills.get(skillId) ?? -1) >= minLevel,
    })),
    {
      cause: { kind: 'channel' },
      isMet: ({ channels }) => (channels.get(entry.channel)?.limit ?? 0) > 0,
    },
    { cause: { kind: 'excluded' }, isMet: ({ id }) => !excluded.has(id) },
    { cause: { kind: 'capacity' }, isMet: (agent) => hasRoom(agent, entry) },
    { cause: { kind: 'ringing' }, isMet: ({ isRinging }) => !isRinging },
  ];
}
