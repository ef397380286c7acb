import type { Id } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Services } from '#platform/module.ts';
import { masked } from '../../core/masked.ts';
import type { EmbeddingsProvider } from './embeddings-provider.ts';
import { openProvider } from './provider.ts';
import { hasWeight } from './vector-store.ts';

/** What a text means to a model. */
export interface Meaning {
  readonly model: string;
  readonly vector: readonly number[];
}

/** Who searches waits no longer for a meaning; then words alone decide. */
const patienceMs = 400;
/** After a failure nobody waits again for so long. */
const restMs = minuteMs;
const maximumKept = 500;

interface Served {
  readonly provider: EmbeddingsProvider;
  readonly log: Services['log'];
  readonly kept: Map<string, readonly number[]>;
  restsUntilMs: number;
}

let served: Served | null = null;

/** Takes the provider that the configuration names, for all searches of this program. */
export function serveMeanings({ config, log }: Pick<Services, 'config' | 'log'>): void {
  const provider = openProvider(config.embeddings, config.embeddingsKey);
  served = provider && { provider, log, kept: new Map(), restsUntilMs: 0 };
}

/** The provider in use; null: words alone are searched. */
export function currentProvider(): EmbeddingsProvider | null {
  return served?.provider ?? null;
}

/** Whether meanings are served: null where none are wanted. */
export function isServingMeanings(): boolean | null {
  return served && served.restsUntilMs <= performance.now();
}

/** What a query means, where meaning counts in the project; see `meaningOf`. run: runs a verb. */
export async function meaningFor(
  run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { projectId, query }: { projectId: Id; query: string },
): Promise<Meaning | null> {
  const model = served?.provider.model;
  if (model === undefined) return null;
  const isWeighed = await run((ctx) => hasWeight(ctx, { projectId, model }));
  return isWeighed ? meaningOf(query) : null;
}

/** What a query means, masked before it leaves; null where no provider is configured, or when it
 *  does not answer in time: words alone are searched then, and nobody waits for it for a minute.
 *  Call it outside of transactions. */
export async function meaningOf(query: string): Promise<Meaning | null> {
  if (!served || served.restsUntilMs > performance.now()) return null;
  const { provider, kept, log } = served;
  const text = masked(query).trim();
  if (text === '') return null;
  const known = kept.get(text);
  if (known) return { model: provider.model, vector: known };
  try {
    const [vector = []] = await inTime(provider.embed([text], AbortSignal.timeout(patienceMs)));
    if (kept.size >= maximumKept) kept.clear();
    kept.set(text, vector);
    return { model: provider.model, vector };
  } catch (error) {
    noteFailure(error, log);
    return null;
  }
}

/** Lets searches do without meanings for a while. */
export function noteFailure(error: unknown, log: Services['log']): void {
  if (!served) return;
  if (served.restsUntilMs <= performance.now()) {
    log.warn('Embeddings are not to be had; words alone are searched.', { error });
  }
  served.restsUntilMs = performance.now() + restMs;
}

/** A model that computes in this program hears no signal. */
async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The embeddings come too late.')), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
