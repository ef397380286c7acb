import type { Context } from '#platform/context.ts';
import { blended, cosineOfVectors } from '../../core/search/blending.ts';
import type { Found } from '../../core/search/collection-index.ts';
import type { Collection } from '../../core/search/search-document.ts';
import type { Meaning } from '../embeddings/meaning.ts';
import { readVectors, readWeights } from '../embeddings/vector-store.ts';

/** Brings what was found into the order of words and meaning together, in those collections in
 *  which meaning has a weight. It brings nothing in and leaves nothing out. */
export async function weighMeaning(
  ctx: Context,
  answers: readonly { readonly collection: Collection; found: readonly Found[] }[],
  meaning: Meaning,
): Promise<void> {
  const [first] = answers;
  if (!first) return;
  const weights = await readWeights(ctx, { ...first.collection, model: meaning.model });
  for (const answer of answers) {
    const weight = weights.get(answer.collection.language) ?? 0;
    if (weight === 0 || answer.found.length < 2) continue;
    answer.found = blended(await withCosines(ctx, answer, meaning), weight);
  }
}

/** What was found with how near its meaning is to the query's. */
export async function withCosines(
  ctx: Context,
  { collection, found }: { collection: Collection; found: readonly Found[] },
  { model, vector }: Meaning,
): Promise<(Found & { cosine: number | null })[]> {
  const ids = found.map(({ id }) => id);
  const vectors = await readVectors(ctx, collection, { ids, model });
  return found.map((each) => {
    const own = vectors.get(each.id);
    const isOfLength = own?.length === vector.length;
    return { ...each, cosine: own && isOfLength ? cosineOfVectors(vector, own) : null };
  });
}
