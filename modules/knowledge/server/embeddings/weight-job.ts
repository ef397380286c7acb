import { heedId } from '#kernel/id.ts';
import { addMs, dayMs, hourMs } from '#kernel/time.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { defineJob, type JobHandler, onJob, orderJob } from '#platform/jobs/jobs.ts';
import { defineTimer, ensureTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import type { Services } from '#platform/module.ts';
import { chooseWeight, minimumSearches, type PastSearch } from '../../core/search/blending.ts';
import type { Collection } from '../../core/search/search-document.ts';
import { findAll } from '../search/index.ts';
import { withCosines } from '../search/weigh-meaning.ts';
import type { EmbeddingsProvider } from './embeddings-provider.ts';
import { currentProvider } from './meaning.ts';
import { textsAtOnce } from './provider.ts';
import { readEmbedded, readOpened, writeWeight } from './vector-store.ts';

/** Searches that a weight is chosen by: the newest. */
const maximumSearches = 400;
const patienceMs = 60_000;
/** After midnight, UTC. */
const nightMs = 2 * hourMs;

const chooseDue = defineTimer<object>('knowledge.choose-weights');
const chooseJob = defineJob<Collection>('knowledge.choose-weight', 2);

/** Chooses by night how much meaning counts in each collection. */
export const weightTimers = [
  onTimer(chooseDue, async (ctx) => {
    const provider = currentProvider();
    if (!provider) return;
    const dueAt = nextNight(ctx);
    await setTimer(ctx, chooseDue, { subjectId: heedId, dueAt, data: {} });
    for (const collection of await readEmbedded(ctx, provider.model)) {
      await orderJob(ctx, chooseJob, collection);
    }
  }),
];

/** Chooses the weight of a collection by what customers opened of what they had found. Search does
 *  not learn from those, as it does from wordings, so they tell how well it does with new words. */
export function chooseWeights({ database }: Services): JobHandler {
  return onJob(chooseJob, {
    work: async ({ data: collection }) => {
      const provider = currentProvider();
      if (!provider) return;
      const opened = await database.run(systemActor, (ctx) =>
        readOpened(ctx, { ...collection, most: maximumSearches }),
      );
      const isEnough = opened.length >= minimumSearches;
      const vectors = isEnough ? await embedAll(provider, opened) : [];
      const { model } = provider;
      const searches: PastSearch[] = [];
      for (const [place, vector] of vectors.entries()) {
        const { query = '', openedArticleId: openedId = '' } = opened[place] ?? {};
        const found = await database.run(systemActor, async (ctx) => {
          const byWords = await findAll(ctx, collection, query);
          return withCosines(ctx, { collection, found: byWords }, { model, vector });
        });
        searches.push({ openedId, found });
      }
      const chosen = { model, weight: chooseWeight(searches), searchCount: opened.length };
      await database.run(systemActor, (ctx) => writeWeight(ctx, collection, chosen));
    },
    giveUp: async () => undefined,
  });
}

async function embedAll(
  provider: EmbeddingsProvider,
  searches: readonly { readonly query: string }[],
): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let place = 0; place < searches.length; place += textsAtOnce) {
    const texts = searches.slice(place, place + textsAtOnce).map(({ query }) => query);
    vectors.push(...(await provider.embed(texts, AbortSignal.timeout(patienceMs))));
  }
  return vectors;
}

/** Sets the first choice of a centre that has a provider. */
export async function startChoosing({ database }: Services): Promise<void> {
  if (!currentProvider()) return;
  await database.run(systemActor, (ctx) =>
    ensureTimer(ctx, chooseDue, { subjectId: heedId, dueAt: nextNight(ctx), data: {} }),
  );
}

function nextNight({ now }: Context) {
  return addMs(now, dayMs - ((Date.parse(now) - nightMs) % dayMs));
}
