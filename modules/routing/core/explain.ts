import type { Instant } from '#kernel/time.ts';
import { hasRoom } from './capacity.ts';
import type { Entry } from './entry.ts';
import { isLeftOut } from './fit.ts';
import { neededAt } from './requirements.ts';
import type { WaitingCause } from './waiting.ts';
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
  const { onlyAgentId, language, skills, teamId, areHelpersAsked } = neededAt(entry, now);
  const spoken = language === null ? null : entry.requirements.language;
  const needs: (Need | null)[] = [
    onlyAgentId === null || entry.askedFirst === null
      ? null
      : {
          cause: { kind: 'asked-first', agentId: onlyAgentId, until: entry.askedFirst.until },
          isMet: ({ id, presence }) => id === onlyAgentId && presence === 'available',
        },
    { cause: { kind: 'nobody-available' }, isMet: ({ presence }) => presence === 'available' },
    areHelpersAsked ? null : { cause: { kind: 'helpers' }, isMet: ({ isHelper }) => !isHelper },
    teamId === null
      ? null
      : { cause: { kind: 'team', teamId }, isMet: ({ teamIds }) => teamIds.has(teamId) },
    spoken === null
      ? null
      : {
          cause: { kind: 'language', language: spoken },
          isMet: ({ languages }) => languages.has(spoken),
        },
    ...skills.map(
      ({ skillId, minLevel }): Need => ({
        cause: { kind: 'skill', skillId, minLevel },
        isMet: (agent) => (agent.skills.get(skillId) ?? -1) >= minLevel,
      }),
    ),
    {
      cause: { kind: 'channel' },
      isMet: ({ channels }) => (channels.get(entry.channel)?.limit ?? 0) > 0,
    },
    {
      cause: { kind: 'avoided' },
      isMet: ({ id }) => !entry.avoidedAgentIds.includes(id),
    },
    { cause: { kind: 'excluded' }, isMet: ({ id }) => !isLeftOut(id, entry, now) },
    { cause: { kind: 'capacity' }, isMet: (agent) => hasRoom(agent, entry) },
    { cause: { kind: 'ringing' }, isMet: ({ isRinging }) => !isRinging },
    { cause: { kind: 'paused' }, isMet: ({ isPaused }) => !isPaused },
  ];
  return needs.filter((need) => need !== null);
}
