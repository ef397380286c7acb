import type { Id } from '#kernel/id.ts';
import { addMs, type Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, pauseEnded } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { lockAgent, readAgent } from './agent-store.ts';
import { putAgent } from './agents.ts';
import { readLoadRules } from './load-rules-store.ts';

const pauseOver = defineTimer<null>('routing.pause-over');

/** Lets an agent who has coded a contact rest for as long as the rules of the project say: until
 *  then he is offered nothing. entry: of the contact, as it was. */
export async function pauseAfter(
  ctx: Context,
  { projectId, agentId, channel, contactState }: Entry,
): Promise<void> {
  if (agentId === null || contactState !== 'wrap-up') return;
  const { pauseAfterMs } = await readLoadRules(ctx, projectId);
  if (pauseAfterMs[channel] === 0) return;
  const agent = await lockAgent(ctx, agentId);
  if (agent?.presence !== 'available') return;
  const dueAt = addMs(ctx.now, pauseAfterMs[channel]);
  if (agent.pausedUntil !== null && agent.pausedUntil > dueAt) return;
  await putAgent(ctx, { ...agent, pausedUntil: dueAt });
  await setTimer(ctx, pauseOver, { subjectId: agentId, dueAt, data: null });
}

/** Until when whoever asks is offered nothing, because he has coded a contact. */
export async function myPause(ctx: Context): Promise<{ until: Instant | null }> {
  authorise(ctx, may.work);
  const agent = await readAgent(ctx, ctx.actor.id);
  return { until: agent?.pausedUntil ?? null };
}

/** Says that whoever asks is ready before his pause is over. */
export async function endPause(ctx: Context): Promise<void> {
  authorise(ctx, may.work);
  await clearTimer(ctx, pauseOver, ctx.actor.id);
  await unpause(ctx, ctx.actor.id);
}

/** A pause that is over; he is matched where it is told. */
export const onPauseOver = onTimer(pauseOver, (ctx, { subjectId }) => unpause(ctx, subjectId));

async function unpause(ctx: Context, personId: Id): Promise<void> {
  const agent = await lockAgent(ctx, personId);
  if (!agent?.pausedUntil) return;
  await putAgent(ctx, { ...agent, pausedUntil: null });
  ctx.emit(pauseEnded, { projectId: null, subjectId: personId, data: { personId } });
}
