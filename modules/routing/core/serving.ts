import type { Id } from '#kernel/id.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';
import type { LoadRules } from './load-rules.ts';
import type { Queue } from './queue.ts';
import type { AgentState } from './work.ts';

/** A queue whose contacts of a channel an agent answers. */
interface Served {
  readonly queueId: Id;
  readonly channel: Channel;
  /** How many of them he can hold at once. */
  readonly atOnce: number;
}

/** An agent of a project, and what he answers there. */
export interface Serving {
  readonly agentId: Id;
  readonly presence: PresenceState;
  /** He has contacts. */
  readonly isBusy: boolean;
  readonly served: readonly Served[];
}

/** What an agent answers of a project's queues, by what he brings and can hold. weights: what a
 *  contact of a channel takes of him, in units. */
export function servedBy(
  agent: Pick<
    AgentState,
    'isHelper' | 'languages' | 'skills' | 'teamIds' | 'channels' | 'capacityUnits'
  >,
  queues: readonly Queue[],
  weights: LoadRules['weights'],
): Served[] {
  return queues
    .filter((queue) => brings(agent, queue))
    .flatMap(({ id: queueId, channels }) =>
      channels.map((channel) => {
        const byUnits = Math.floor(agent.capacityUnits / weights[channel]);
        const atOnce = Math.min(agent.channels.get(channel)?.limit ?? 0, byUnits);
        return { queueId, channel, atOnce };
      }),
    )
    .filter(({ atOnce }) => atOnce > 0);
}

/** Whether an agent brings what a queue asks for before any waiting. Who only helps out does
 *  not. */
function brings(
  agent: Pick<AgentState, 'isHelper' | 'languages' | 'skills' | 'teamIds'>,
  { language, skills, teamId }: Pick<Queue, 'language' | 'skills' | 'teamId'>,
): boolean {
  return (
    !agent.isHelper &&
    (language === null || agent.languages.has(language)) &&
    (teamId === null || agent.teamIds.has(teamId)) &&
    skills.every(({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel)
  );
}
