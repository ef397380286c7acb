import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, type Instant, minuteMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, presenceChanged } from '../contract.ts';
import {
  changePresence,
  lapseAfterMs,
  lapsesAt,
  type Presence,
  type PresenceChoice,
  type PresenceSegment,
} from '../core/presence.ts';
import {
  findSegments,
  insertSegment,
  lockPresence,
  touchPresence,
  updatePresence,
  wasSeenSince,
} from './presence-store.ts';

/** A browser that is there is heard about twice as often. */
const connectedForMs = minuteMs;

import { isInReach } from './reach.ts';

/** Fires when a person may have gone without saying so. */
const presenceLapse = defineTimer<null>('staff.presence-lapse');

/** Sets the presence of oneself, or of somebody else whom one may direct. */
export async function setPresence(
  ctx: Context,
  { personId = ctx.actor.id, state, reason = null }: PresenceChoice & { personId?: Id },
): Promise<Presence> {
  const isOwn = personId === ctx.actor.id;
  authorise(ctx, isOwn ? may.setOwnPresence : may.setPresence);
  const current = await lockPresence(ctx, personId);
  if (!current || !(isOwn || isInReach(ctx.actor, current.scope))) refuse('not-found');
  if (isOwn) await touchPresence(ctx, personId);
  return enterPresence(ctx, current, { state, reason });
}

/** Notes that a person's live connection is there. Cheap: call it with every heartbeat. */
export async function seen(ctx: Context, personId: Id): Promise<void> {
  await touchPresence(ctx, personId);
}

/** Whether a person's browser has shown a sign of life lately. */
export async function isConnected(ctx: Context, personId: Id): Promise<boolean> {
  return wasSeenSince(ctx, personId, addMs(ctx.now, -connectedForMs));
}

/** Sets a person offline, whatever he was. */
export async function goOffline(ctx: Context, personId: Id): Promise<void> {
  const current = await lockPresence(ctx, personId);
  if (current) await enterPresence(ctx, current, offline);
}

/** The ended stretches of presence that overlap a time, by person and start. The stretch that a
 *  person is in has not ended and is not among them.
 *  personIds: of these people only, when given. */
export async function listPresenceSegments(
  ctx: Context,
  time: { from: Instant; to: Instant; personIds?: readonly Id[] },
): Promise<(PresenceSegment & { personId: Id })[]> {
  authorise(ctx, may.read);
  return findSegments(ctx, time);
}

/** Whoever shows no sign of life for long enough goes offline; else the timer is set again. */
export const onPresenceLapse = onTimer(presenceLapse, async (ctx, { subjectId }) => {
  const current = await lockPresence(ctx, subjectId);
  if (!current || current.state === 'offline') return;
  const dueAt = lapsesAt(current);
  if (dueAt > ctx.now) await setTimer(ctx, presenceLapse, { subjectId, dueAt, data: null });
  else await enterPresence(ctx, current, offline);
});

const offline = { state: 'offline', reason: null } as const;

async function enterPresence(
  ctx: Context,
  current: Presence & { personId: Id; scope: readonly Id[] },
  next: Pick<Presence, 'state' | 'reason'>,
): Promise<Presence> {
  const change = changePresence(current, next, ctx.now);
  if (!change) return { state: current.state, reason: current.reason, since: current.since };
  const { presence, segment } = change;
  const { personId, scope } = current;
  await updatePresence(ctx, personId, presence);
  await insertSegment(ctx, { ...segment, personId, id: newId(Date.parse(ctx.now)) });
  if (presence.state === 'offline') await clearTimer(ctx, presenceLapse, personId);
  else if (current.state === 'offline') {
    const dueAt = addMs(ctx.now, lapseAfterMs);
    await setTimer(ctx, presenceLapse, { subjectId: personId, dueAt, data: null });
  }
  ctx.emit(presenceChanged, {
    projectId: null,
    subjectId: personId,
    data: { personId, projectIds: [...scope], ...presence },
  });
  return presence;
}
