import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { type Channel, channel } from '#modules/contacts/contract.ts';
import type { Colleague } from '#modules/staff/core/person.ts';
import type { Presence } from '#modules/staff/core/presence.ts';
import { listColleagues } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Agent, type Capacity, capacityChanged, may, refusals } from '../contract.ts';
import { defaultCapacity, withUnits } from '../core/capacity.ts';
import type { AgentState } from '../core/work.ts';
import { type AgentRow, insertAgent, lockAgent, updateAgent } from './agent-store.ts';
import { tellAgent } from './announce.ts';

/** Says how much an agent of a project can hold, over all his projects. */
export async function setCapacity(
  ctx: Context,
  { projectId, personId, ...capacity }: Capacity & { projectId: Id; personId: Id },
): Promise<Agent> {
  authorise(ctx, may.manage);
  const { scope } = ctx.actor;
  const isInScope = scope === 'everything' || scope.includes(projectId);
  const agent = isInScope ? await lockAgent(ctx, personId) : undefined;
  if (!agent?.projectIds.includes(projectId)) refuse(refusals.unknownAgent, { field: 'personId' });
  const next = { ...agent, ...capacity };
  await putAgent(ctx, next);
  const data = { personId, ...capacity };
  ctx.emit(capacityChanged, { projectId: null, subjectId: personId, data });
  await ctx.audit('routing.capacity-set', personId, { ...capacity });
  return next;
}

/** Writes down how an agent stands, and tells it. */
export async function putAgent(
  ctx: Context,
  agent: AgentRow,
  formerProjectIds?: readonly Id[],
): Promise<void> {
  await updateAgent(ctx, agent);
  tellAgent(ctx, agent, formerProjectIds);
}

/** The agent, held against other writers. Whoever takes work without being asked need not be one
 *  whom routing offers any; he is made known. */
export async function holdAgent(ctx: Context, personId: Id): Promise<AgentRow> {
  const known = await lockAgent(ctx, personId);
  if (known) return known;
  await insertAgent(ctx, unknownAgent(ctx, personId));
  return present(await lockAgent(ctx, personId), 'the agent');
}

/** Takes what a contact takes of its agent from `from` to `to` units. */
export async function moveUnits(
  ctx: Context,
  change: {
    agentId: Id;
    channel: Channel;
    from: number;
    to: number;
    /** Given when he thereby takes or finishes it. */
    idleSince?: Instant;
  },
): Promise<void> {
  const agent = withUnits(await holdAgent(ctx, change.agentId), change);
  await putAgent(ctx, { ...agent, idleSince: change.idleSince ?? agent.idleSince });
}

/** Copies what staff tells of a person: the projects in which he is an agent, his skills, his
 *  presence. projectIds: where he is, or was until now. */
export async function copyPerson(
  ctx: Context,
  { personId, projectIds }: { personId: Id; projectIds: readonly Id[] },
): Promise<readonly Id[]> {
  const found = new Map<Id, Colleague>();
  for (const projectId of projectIds) {
    const colleagues = await listColleagues(ctx, { projectId, role: 'agent' });
    const person = colleagues.find(({ id }) => id === personId);
    if (person) found.set(projectId, person);
  }
  const [person] = found.values();
  if (!person && !(await lockAgent(ctx, personId))) return [];
  const agent = await holdAgent(ctx, personId);
  const serves = Array.from(found.keys()).toSorted();
  const next = { ...agent, ...(person && copiedOf(person)), projectIds: serves };
  await putAgent(ctx, next, agent.projectIds);
  return serves;
}

/** Notes an agent's presence. Returns him as he is now, unless something newer is known already or
 *  routing has nothing to do with him. */
export async function notePresence(
  ctx: Context,
  personId: Id,
  { state, since }: Presence,
): Promise<AgentRow | null> {
  const agent = await lockAgent(ctx, personId);
  if (!agent || since < agent.presenceSince) return null;
  const isBack = state === 'available' && agent.presence !== 'available';
  const next: AgentRow = {
    ...agent,
    presence: state,
    presenceSince: since,
    ...(isBack && { idleSince: since, missedOffers: 0 }),
  };
  await putAgent(ctx, next);
  return next;
}

/** An agent as the match sees him. queueIds: the open queues of the routing group. */
export function stateOf(agent: AgentRow, queueIds: ReadonlySet<Id>): AgentState {
  const { channelLimits, held } = agent;
  return {
    id: agent.personId,
    presence: agent.presence,
    capacityUnits: agent.capacityUnits,
    loadUnits: agent.loadUnits,
    isRinging: agent.ringingContactId !== null,
    channels: new Map(
      channel.options.map((each) => [each, { limit: channelLimits[each], held: held[each] }]),
    ),
    languages: new Set(agent.languages),
    skills: new Map(Object.entries(agent.skills)),
    queueIds,
    idleSince: agent.idleSince,
  };
}

function copiedOf({ skills, presence }: Colleague) {
  return {
    languages: skills
      .filter(({ kind, level }) => kind === 'language' && level > 0)
      .map(({ key }) => key),
    skills: Object.fromEntries(skills.map(({ skillId, level }) => [skillId, level])),
    presence: presence.state,
    presenceSince: presence.since,
  };
}

function unknownAgent(ctx: Context, personId: Id): AgentRow {
  return {
    ...defaultCapacity,
    personId,
    projectIds: [],
    languages: [],
    skills: {},
    presence: 'offline',
    presenceSince: ctx.now,
    loadUnits: 0,
    held: { chat: 0, email: 0 },
    ringingContactId: null,
    idleSince: ctx.now,
    missedOffers: 0,
  };
}
