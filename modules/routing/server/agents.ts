import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import type { Colleague } from '#modules/staff/core/person.ts';
import type { Presence } from '#modules/staff/core/presence.ts';
import { listColleagues } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { capacityChanged, may, refusals } from '../contract.ts';
import type { Agent, Capacity } from '../core/agent.ts';
import { defaultCapacity, noLoad, withContact } from '../core/capacity.ts';
import type { Entry } from '../core/entry.ts';
import type { AgentState } from '../core/work.ts';
import {
  type AgentRow,
  insertAgent,
  lockAgent,
  readAgentRows,
  updateAgent,
} from './agent-store.ts';
import { tellAgent } from './announce.ts';
import { learnHold } from './paces.ts';

/** Says how much an agent of a project can hold, over all his projects. */
export async function setCapacity(
  ctx: Context,
  { projectId, personId, ...capacity }: Capacity & OfProject,
): Promise<Agent> {
  const agent = await lockManaged(ctx, { projectId, personId });
  const next = { ...agent, ...capacity };
  await putAgent(ctx, next);
  tellRoom(ctx, next);
  await ctx.audit('routing.capacity-set', personId, { ...capacity });
  return next;
}

/** Says whether an agent belongs to a project or only helps out in it: a helper is asked where the
 *  waiting of a contact has relaxed so far. */
export async function setHelping(
  ctx: Context,
  { projectId, personId, isHelper }: OfProject & { isHelper: boolean },
): Promise<Agent> {
  const agent = await lockManaged(ctx, { projectId, personId });
  const others = agent.helperProjectIds.filter((each) => each !== projectId);
  const helperProjectIds = isHelper ? [...others, projectId].toSorted() : others;
  const next = { ...agent, helperProjectIds };
  await putAgent(ctx, next);
  tellRoom(ctx, next);
  await ctx.audit('routing.helping-set', personId, { projectId, isHelper });
  return next;
}

interface OfProject {
  readonly projectId: Id;
  readonly personId: Id;
}

async function lockManaged(ctx: Context, { projectId, personId }: OfProject): Promise<AgentRow> {
  authorise(ctx, may.manage);
  const { scope } = ctx.actor;
  const isInScope = scope === 'everything' || scope.includes(projectId);
  const agent = isInScope ? await lockAgent(ctx, personId) : undefined;
  if (!agent?.projectIds.includes(projectId)) refuse(refusals.unknownAgent, { field: 'personId' });
  return agent;
}

/** Lets an agent be matched anew: he may have room for more, or be asked where he was not. */
function tellRoom(ctx: Context, { personId, capacityUnits, channelLimits }: AgentRow): void {
  const data = { personId, capacityUnits, channelLimits };
  ctx.emit(capacityChanged, { projectId: null, subjectId: personId, data });
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

/** Counts that a contact of an agent stands otherwise. before, after: null when it is not his.
 *  Returns the agent as he is then. */
export async function countContact(
  ctx: Context,
  change: {
    agentId: Id;
    before: Entry | null;
    after: Entry | null;
    /** Given when he thereby takes or finishes it. */
    idleSince?: Instant;
  },
): Promise<AgentRow> {
  const { before, after } = change;
  if (before && before.heldUnits > 0 && !after?.heldUnits) await learnHold(ctx, before);
  const agent = withContact(await holdAgent(ctx, change.agentId), change);
  const next = { ...agent, idleSince: change.idleSince ?? agent.idleSince };
  await putAgent(ctx, next);
  return next;
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
    ...(isBack && { idleSince: since, missedOffers: 0, pausedUntil: null }),
  };
  await putAgent(ctx, next);
  return next;
}

/** An agent as the match of a project sees him. queueIds: its open queues. */
export function stateOf(
  agent: AgentRow,
  { projectId, queueIds }: { projectId: Id; queueIds: ReadonlySet<Id> },
): AgentState {
  const { channelLimits, held, interruptible } = agent;
  return {
    id: agent.personId,
    presence: agent.presence,
    capacityUnits: agent.capacityUnits,
    loadUnits: agent.loadUnits,
    isRinging: agent.ringingContactId !== null,
    isPaused: agent.pausedUntil !== null,
    channels: new Map(
      channel.options.map((each) => [
        each,
        {
          limit: channelLimits[each],
          held: held[each],
          interruptibleUnits: interruptible[each],
        },
      ]),
    ),
    languages: new Set(agent.languages),
    skills: new Map(Object.entries(agent.skills)),
    teamIds: new Set(agent.teamIds),
    isHelper: agent.helperProjectIds.includes(projectId),
    queueIds,
    idleSince: agent.idleSince,
  };
}

/** The agents of a project as its match sees them. queueIds: its open queues, as far as they
 *  matter. */
export async function readStates(
  ctx: Context,
  group: { projectId: Id; queueIds: ReadonlySet<Id> },
): Promise<AgentState[]> {
  const agents = await readAgentRows(ctx, group.projectId);
  return agents.map((agent) => stateOf(agent, group));
}

function copiedOf({ skills, teamIds, presence }: Colleague) {
  return {
    teamIds,
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
    teamIds: [],
    helperProjectIds: [],
    presence: 'offline',
    presenceSince: ctx.now,
    ...noLoad,
    pausedUntil: null,
    idleSince: ctx.now,
    missedOffers: 0,
  };
}
