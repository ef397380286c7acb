import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import { hasRoom } from './capacity.ts';
import type { Needed } from './requirements.ts';
import type { AgentState, WorkItem } from './work.ts';

/** Whether an agent may be offered anything at all: he is available, nothing rings at him, and he
 *  does not rest after a contact. */
export function isFree({ presence, isRinging, isPaused }: AgentState): boolean {
  return presence === 'available' && !isRinging && !isPaused;
}

/** Whether an agent brings what a contact needs now and has room for it. Whether he let it go by,
 *  or the customer asked for somebody else, is told by `isLeftOut`. */
export function canTake(agent: AgentState, item: WorkItem, needed: Needed): boolean {
  const { language, skills, teamId, areHelpersAsked, onlyAgentId } = needed;
  return (
    (onlyAgentId === null || agent.id === onlyAgentId) &&
    (language === null || agent.languages.has(language)) &&
    (teamId === null || agent.teamIds.has(teamId)) &&
    (areHelpersAsked || !agent.isHelper) &&
    hasRoom(agent, item) &&
    skills.every(({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel)
  );
}

/** Whether an agent is not asked for this contact: he let it go by a while ago, or the customer
 *  does not want to meet him again. */
export function isLeftOut(
  agentId: Id,
  { excluded, avoidedAgentIds }: Pick<WorkItem, 'excluded' | 'avoidedAgentIds'>,
  now: Instant,
): boolean {
  return (
    avoidedAgentIds.includes(agentId) ||
    excluded.some((each) => each.agentId === agentId && each.until > now)
  );
}

/** The order in which those who can take a contact are asked: who speaks the customer's language,
 *  then who has the highest levels in what the queue asks for, relaxed or not, then the longest
 *  idle. For `sort`. */
export function askingOrder(
  item: Pick<WorkItem, 'requirements' | 'customerLanguage'>,
): (one: AgentState, other: AgentState) => number {
  return (one, other) =>
    Number(speaks(other, item)) - Number(speaks(one, item)) ||
    levelsOf(other, item) - levelsOf(one, item) ||
    compareText(one.idleSince, other.idleSince) ||
    compareText(one.id, other.id);
}

/** Whether the agent speaks the customer's language. */
export function speaks(
  { languages }: AgentState,
  { customerLanguage }: Pick<WorkItem, 'customerLanguage'>,
): boolean {
  return customerLanguage !== null && languages.has(customerLanguage);
}

/** Sum of the agent's levels in what the queue asks for, relaxed or not; 0 where it does not go by
 *  levels. */
export function levelsOf(
  agent: AgentState,
  { requirements }: Pick<WorkItem, 'requirements'>,
): number {
  return levelledSkills({ requirements }).reduce(
    (sum, { skillId }) => sum + (agent.skills.get(skillId) ?? 0),
    0,
  );
}

/** The skills in whose levels agents are compared. */
export function levelledSkills({
  requirements: { skills, ignoresLevels },
}: Pick<WorkItem, 'requirements'>): WorkItem['requirements']['skills'] {
  return ignoresLevels ? [] : skills;
}
