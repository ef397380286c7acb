import { heedId } from '#kernel/id.ts';
import { addMs, minuteMs, secondMs } from '#kernel/time.ts';
import { systemActor } from '#platform/context.ts';
import { defineJob, type JobHandler, onJob, orderJob } from '#platform/jobs/jobs.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import type { Services } from '#platform/module.ts';
import { currentProvider, noteFailure, serveMeanings } from './meaning.ts';
import { textsAtOnce } from './provider.ts';
import { readUnread, writeVector } from './vector-store.ts';

/** How long after its publication an article has no vector at most. */
const everyMs = 30 * secondMs;
const patienceMs = minuteMs;

const readDue = defineTimer<object>('knowledge.read-meanings');
const readJob = defineJob<object>('knowledge.read-meanings', 3);

/** Looks now and then for articles whose meaning is not read yet. */
export const embedTimers = [
  onTimer(readDue, async (ctx) => {
    const provider = currentProvider();
    if (!provider) return;
    const dueAt = addMs(ctx.now, everyMs);
    await setTimer(ctx, readDue, { subjectId: heedId, dueAt, data: {} });
    const [any] = await readUnread(ctx, { model: provider.model, most: 1 });
    if (any) await orderJob(ctx, readJob, {});
  }),
];

/** Has the provider read articles, some at a time, until all are read. What fails is tried anew at
 *  the next look. */
export function embedArticles(services: Services): JobHandler {
  const { database, log } = services;
  serveMeanings(services);
  return onJob(readJob, {
    work: async () => {
      const provider = currentProvider();
      if (!provider) return;
      const { model } = provider;
      const rows = await database.run(systemActor, (ctx) =>
        readUnread(ctx, { model, most: textsAtOnce }),
      );
      const fresh = rows.filter(({ isSameText }) => !isSameText);
      const vectors = await embed(fresh.map(({ text }) => text));
      const vectorOf = new Map(fresh.map((row, place) => [row, vectors[place] ?? null]));
      await database.run(systemActor, async (ctx) => {
        for (const row of rows) {
          await writeVector(ctx, row, { model, vector: vectorOf.get(row) ?? null });
        }
        if (rows.length === textsAtOnce) await orderJob(ctx, readJob, {});
      });

      async function embed(texts: readonly string[]): Promise<number[][]> {
        if (texts.length === 0 || !provider) return [];
        try {
          return await provider.embed(texts, AbortSignal.timeout(patienceMs));
        } catch (error) {
          noteFailure(error, log);
          throw error;
        }
      }
    },
    giveUp: async () => undefined,
  });
}

/** Sets the first look of a centre that has a provider. */
export async function startEmbedding({ database }: Services): Promise<void> {
  if (!currentProvider()) return;
  await database.run(systemActor, async (ctx) => {
    const dueAt = addMs(ctx.now, everyMs);
    await setTimer(ctx, readDue, { subjectId: heedId, dueAt, data: {} });
  });
}
