import { listQueues } from '#modules/routing/server/index.ts';
import { namesOf } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type SteadinessReport, type SteadinessRow } from '../contract.ts';
import { byUnsteadiness, steadinessOf } from '../core/steadiness.ts';
import { readFacts } from './board.ts';
import type { ContactFactRow, Slice } from './store.ts';

/** More lines than this nobody reads; the steadiest are left out. */
const maximumRows = 100;

/** How evenly each channel, and in it each queue and agent, answered over a period, the least
 *  steady first. Channels stay apart, because a chat and a mail are answered in times of their own.
 *  An answer belongs to the queue that the contact entered first and to the agent who took it
 *  first. */
export async function readSteadiness(ctx: Context, slice: Slice): Promise<SteadinessReport> {
  authorise(ctx, may.read);
  const queues = await listQueues(ctx, slice.projectId);
  const answers = (await readFacts(ctx, slice)).flatMap(answerOf);
  const agents = await namesOf(ctx, [...new Set(answers.flatMap(({ agentId }) => agentId ?? []))]);
  const rowOf = (subject: SteadinessRow['subject'], its: typeof answers = []): SteadinessRow[] =>
    its.length > 0 ? [{ subject, ...steadinessOf(its, slice) }] : [];
  const rows = [...Map.groupBy(answers, ({ channel }) => channel)].flatMap(([channel, its]) => {
    const byQueue = Map.groupBy(its, ({ queueId }) => queueId);
    const byAgent = Map.groupBy(its, ({ agentId }) => agentId);
    return [
      ...rowOf({ kind: 'channel', channel }, its),
      ...queues.flatMap(({ id: queueId, names }) =>
        rowOf({ kind: 'queue', channel, queueId, names }, byQueue.get(queueId)),
      ),
      ...[...agents].flatMap(([agentId, name]) =>
        rowOf({ kind: 'agent', channel, agentId, name }, byAgent.get(agentId)),
      ),
    ];
  });
  const ordered = rows.toSorted(byUnsteadiness);
  return {
    rows: ordered.slice(0, maximumRows),
    leftOut: Math.max(0, ordered.length - maximumRows),
  };
}

function answerOf({ openedAt, queueId, channel, agentId, ...fact }: ContactFactRow) {
  const { result, offeredAt, firstResponseMs } = fact;
  if (result !== 'answered' || offeredAt === null || firstResponseMs === null) return [];
  return [{ openedAt, queueId, channel, agentId, firstResponseMs }];
}
