import type { Id } from '#kernel/id.ts';
import type { Step } from '#modules/contacts/core/life.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import { limitPassed } from '../contract.ts';
import { isOverLimit } from '../core/capacity.ts';
import { type Entry, standingIn } from '../core/entry.ts';
import { goOn, setAside } from '../core/interruption.ts';
import { lockAgent } from './agent-store.ts';
import { countContact } from './agents.ts';
import { lockGroup, readStanding, updateEntry } from './entry-store.ts';
import { unlessElsewhere } from './unless-elsewhere.ts';

/** Locks the routing groups of all that an agent talks about, before anything of theirs is held:
 *  beginning a contact may interrupt a talk of another project. In the order of their ids, so that
 *  two transactions cannot wait for each other. */
export async function lockGroupsOfTalks(
  ctx: Context,
  { agentId, projectId }: { agentId: Id; projectId: Id },
): Promise<void> {
  const talks = await readStanding(ctx, { agentId, contactState: 'talk' });
  const projectIds = new Set([projectId, ...talks.map((talk) => talk.projectId)]);
  for (const each of Array.from(projectIds).toSorted()) await lockGroup(ctx, each);
}

/** Sets aside what an agent talks about, where a contact that he has just begun may interrupt it
 *  and he has no room for both. */
export async function interruptFor(ctx: Context, begun: Entry, agentId: Id): Promise<void> {
  const agent = await lockAgent(ctx, agentId);
  if (!agent || agent.loadUnits <= agent.capacityUnits) return;
  const talks = await readStanding(ctx, { agentId, contactState: 'talk' });
  const interruptible = talks.filter(({ interruptedBy }) => interruptedBy.includes(begun.channel));
  for (const talk of setAside(agent, interruptible)) await move(ctx, talk, { to: 'interrupted' });
}

/** Lets what an agent has set aside go on, as far as he has room again. */
export async function takeUpAgain(ctx: Context, agentId: Id): Promise<void> {
  const which = { agentId, contactState: 'interrupted' } as const;
  const seen = await readStanding(ctx, which);
  const projectIds = new Set(seen.map(({ projectId }) => projectId));
  if (projectIds.size === 0) return;
  for (const each of Array.from(projectIds).toSorted()) await lockGroup(ctx, each);
  const agent = await lockAgent(ctx, agentId);
  if (!agent) return;
  const aside = (await readStanding(ctx, which)).filter((each) => projectIds.has(each.projectId));
  for (const contact of goOn(agent, aside))
    await move(ctx, contact, { to: 'talk', why: 'resumed' });
}

/** Whether a contact that a person gave an agent passes his limit. Tells it. */
export async function passesLimit(ctx: Context, given: Entry, agentId: Id): Promise<boolean> {
  const agent = await lockAgent(ctx, agentId);
  const { projectId, contactId, channel } = given;
  if (!agent || !isOverLimit(agent, channel)) return false;
  const { loadUnits, capacityUnits } = agent;
  const ofChannel = { held: agent.held[channel], channelLimit: agent.channelLimits[channel] };
  const data = { contactId, agentId, channel, loadUnits, capacityUnits, ...ofChannel };
  ctx.emit(limitPassed, { projectId, subjectId: contactId, data });
  return true;
}

/** Moves a contact of an agent and counts it, unless it stands elsewhere by now. */
async function move(ctx: Context, entry: Entry, step: Step): Promise<void> {
  const { projectId, contactId: id, agentId } = entry;
  const item = await unlessElsewhere(moveContact(ctx, { projectId, id }, step));
  if (!item || agentId === null) return;
  const next = standingIn(entry, item);
  await countContact(ctx, { agentId, before: entry, after: next });
  await updateEntry(ctx, next);
}
