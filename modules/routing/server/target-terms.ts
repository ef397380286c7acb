import { type Id, newId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { listHistories } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { TargetKind } from '../core/target.ts';
import { begun, type Clock, ended, type Pause, pausesOf, recounted } from '../core/targets.ts';
import { settle } from './target-clocks.ts';
import { lockOpenClocks, type Promised } from './target-store.ts';

/** What is promised from the opening on. */
export const wholeKinds = ['first-response', 'resolution'] as const;

/** A clock of a kind, if the queue promises that. */
export function beginning(
  ctx: Context,
  promised: Promised,
  from: { kind: TargetKind; startedAt: Instant; pauses?: readonly Pause[] },
): Clock[] {
  const { projectId, contactId, conversationId, queueId, channel, times } = promised;
  const targetMs = promised.targetsMs[channel]?.[from.kind];
  if (targetMs === undefined) return [];
  const id = newId(Date.parse(ctx.now));
  const about = { id, projectId, contactId, conversationId, queueId, channel };
  return [begun({ ...about, ...from, targetMs, times }, ctx.now)];
}

/** Counts the open clocks of contacts by what their queue promises now: those of other terms anew,
 *  those that nothing is promised of no more, and those that are missing.
 *  isTransfer: the contacts have come from another queue, and leave its promises behind; else who
 *  overflowed keeps those of the queue to which he came. */
export async function recount(
  ctx: Context,
  promises: readonly Promised[],
  { isTransfer }: { isTransfer: boolean },
): Promise<void> {
  const [first] = promises;
  if (!first) return;
  const { projectId } = first;
  const contactIds = promises.map(({ contactId }) => contactId);
  const open = Map.groupBy(await lockOpenClocks(ctx, { projectId, contactIds }), contactOf);
  const missing = promises.filter((promised) =>
    wholeKinds.some((kind) => isMissing(promised, kind, open.get(promised.contactId) ?? [])),
  );
  const begins = await beginMissing(ctx, missing);
  for (const promised of promises) {
    const before = open.get(promised.contactId) ?? [];
    const kept = before.map((clock) => {
      const isFollowing = isTransfer || clock.queueId === promised.queueId;
      return isFollowing ? byTerms(clock, promised, ctx.now) : clock;
    });
    const late = begins.get(promised.contactId) ?? [];
    const fresh = late.filter(({ kind }) => isMissing(promised, kind, before));
    await settle(ctx, promised, { before, after: [...kept, ...fresh] });
  }
}

function contactOf({ contactId }: Clock): Id {
  return contactId;
}

function isMissing(promised: Promised, kind: TargetKind, open: readonly Clock[]): boolean {
  const isPromised = promised.targetsMs[promised.channel]?.[kind] !== undefined;
  return isPromised && !open.some((clock) => clock.kind === kind);
}

function byTerms(
  clock: Clock,
  { targetsMs, channel, times, queueId }: Promised,
  now: Instant,
): Clock {
  if (clock.state === 'breached') return clock;
  const targetMs = targetsMs[channel]?.[clock.kind];
  if (targetMs === undefined) return ended(clock, { at: now, isKept: false });
  const isSame =
    clock.targetMs === targetMs &&
    clock.queueId === queueId &&
    JSON.stringify(clock.times) === JSON.stringify(times);
  return isSame ? clock : recounted(clock, { targetMs, times, queueId }, now);
}

/** The clocks of contacts as if they had run since the opening: the first response while nobody has
 *  answered, and the resolution. */
async function beginMissing(
  ctx: Context,
  promises: readonly Promised[],
): Promise<ReadonlyMap<Id, Clock[]>> {
  const [first] = promises;
  if (!first) return new Map();
  const ids = promises.map(({ contactId }) => contactId);
  const histories = await listHistories(ctx, { projectId: first.projectId, ids });
  const historyOf = new Map(histories.map((history) => [history.contact.id, history]));
  return new Map(
    promises.map((promised) => {
      const history = historyOf.get(promised.contactId);
      if (!history) return [promised.contactId, []];
      const { contact, segments } = history;
      const { openedAt: startedAt, firstResponseAt } = contact;
      const isUnanswered = firstResponseAt === null && !promised.isAnswered;
      const whole = { kind: 'resolution', startedAt, pauses: pausesOf(segments) } as const;
      const response = { kind: 'first-response', startedAt } as const;
      const begins = isUnanswered ? [response, whole] : [whole];
      return [promised.contactId, begins.flatMap((from) => beginning(ctx, promised, from))];
    }),
  );
}
