/** Something found, with its score by words and, when it has a vector, how near its meaning is to
 *  the query's: the cosine, -1 to 1. */
export interface Weighed {
  readonly score: number;
  readonly cosine: number | null;
}

/** What meaning may weigh beside words, whose scores go up to about 2. */
const weightsTried = [0, 0.25, 0.5, 1, 2, 4] as const;
/** With fewer searches behind it no weight is more than chance. */
export const minimumSearches = 100;
/** How much the mean reciprocal rank must gain on searches that had no part in the choice. */
const minimumGain = 0.01;

/** What was found, best first by words and meaning together; equals keep their order. What has no
 *  vector counts as if it were as near as the mean of the others. */
export function blended<Found extends Weighed>(found: readonly Found[], weight: number): Found[] {
  if (weight === 0) return [...found];
  const known = found.flatMap(({ cosine }) => cosine ?? []);
  const mean = known.reduce((sum, cosine) => sum + cosine, 0) / (known.length || 1);
  const worth = ({ score, cosine }: Found) => score + weight * (cosine ?? mean);
  return found.toSorted((a, b) => worth(b) - worth(a));
}

/** A search of which is known what was opened. found: best first by words. */
export interface PastSearch {
  readonly openedId: string;
  readonly found: readonly (Weighed & { readonly id: string })[];
}

/** The weight under which what was opened stands highest in every second search, if it does so in
 *  the others too; else 0, and 0 while there are fewer than 100 searches. */
export function chooseWeight(searches: readonly PastSearch[]): number {
  if (searches.length < minimumSearches) return 0;
  const learned = searches.filter((_, place) => place % 2 === 0);
  const held = searches.filter((_, place) => place % 2 === 1);
  const [best] = weightsTried
    .map((weight) => ({ weight, rank: meanReciprocalRank(learned, weight) }))
    .sort((a, b) => b.rank - a.rank || a.weight - b.weight);
  const weight = best?.weight ?? 0;
  const gain = meanReciprocalRank(held, weight) - meanReciprocalRank(held, 0);
  return gain >= minimumGain ? weight : 0;
}

function meanReciprocalRank(searches: readonly PastSearch[], weight: number): number {
  const sum = searches.reduce((total, { openedId, found }) => {
    const place = blended(found, weight).findIndex(({ id }) => id === openedId);
    return total + (place < 0 ? 0 : 1 / (place + 1));
  }, 0);
  return sum / (searches.length || 1);
}

/** How near two meanings are, -1 to 1; 0 when either says nothing. Both of one length. */
export function cosineOfVectors(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let place = 0; place < one.length; place += 1) {
    const value = one[place] ?? 0;
    const beside = other[place] ?? 0;
    product += value * beside;
    ones += value * value;
    others += beside * beside;
  }
  const lengths = Math.sqrt(ones * others);
  return lengths === 0 ? 0 : product / lengths;
}
