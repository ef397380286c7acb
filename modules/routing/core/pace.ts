/** How long contacts of one kind hold the place that they take with an agent, from the ringing
 *  until it is free again: how many of the latest took how long. Older ones fade. */
export interface Pace {
  /** By bucket; the bounds of the buckets grow by a third of an octave. */
  readonly counts: readonly number[];
  /** How long it usually rings before somebody accepts. */
  readonly pickUpMs: number;
  readonly pickUps: number;
}

/** Fewer tell nothing. */
export const fewestHolds = 10;
/** From so many on, all counts are halved: what a centre did a month ago fades. */
const mostHolds = 1_000;

const perOctave = 3;
const bucketCount = 66;
const firstBoundMs = 1_000;

export const noPace: Pace = { counts: new Array(bucketCount).fill(0), pickUpMs: 0, pickUps: 0 };

/** The holds by bucket after another one. holdMs ≥ 0; longer than 48 days counts as that. */
export function withHold(counts: Pace['counts'], holdMs: number): Pace['counts'] {
  const bucket = bucketOf(holdMs);
  const next = counts.map((count, index) => count + Number(index === bucket));
  const isFull = next.reduce((sum, count) => sum + count, 0) >= mostHolds;
  return isFull ? next.map((count) => count / 2) : next;
}

/** The pace of all kinds together. */
export function pooled(paces: readonly Pace[]): Pace {
  const pickUps = paces.reduce((sum, each) => sum + each.pickUps, 0);
  const rungMs = paces.reduce((sum, each) => sum + each.pickUps * each.pickUpMs, 0);
  return {
    counts: noPace.counts.map((_, bucket) =>
      paces.reduce((sum, { counts }) => sum + (counts[bucket] ?? 0), 0),
    ),
    pickUpMs: pickUps === 0 ? 0 : rungMs / pickUps,
    pickUps,
  };
}

/** A pace made ready to be drawn from. */
export interface Holds {
  readonly n: number;
  readonly meanMs: number;
  /** What is left of a hold that has lasted for so long: the quantile of those that lasted longer.
   *  ageMs: 0 for one that begins. share: 0 to below 1. */
  readonly remainingMs: (ageMs: number, share: number) => number;
}

/** Makes a pace ready. Within a bucket holds are taken to be spread evenly; one that has outlasted
 *  all history ends as if it had no memory. */
export function holdsOf({ counts }: Pick<Pace, 'counts'>): Holds {
  const reached = new Float64Array(bucketCount + 1);
  let sumMs = 0;
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    const count = counts[bucket] ?? 0;
    reached[bucket + 1] = at(reached, bucket) + count;
    sumMs += (count * (boundMs(bucket) + boundMs(bucket + 1))) / 2;
  }
  const n = at(reached, bucketCount);
  const meanMs = n === 0 ? 0 : sumMs / n;
  return {
    n,
    meanMs,
    remainingMs: (ageMs, share) => {
      const ended = ageMs === 0 ? 0 : endedBy(reached, ageMs);
      const left = n - ended;
      if (left < n * outlastedShare) return -Math.log(1 - share) * meanMs;
      return Math.max(0, momentOf(reached, ended + share * left) - ageMs);
    },
  };
}

/** Of fewer holds than that nothing is known any more. */
const outlastedShare = 0.005;

/** How many holds had ended by an age. */
function endedBy(reached: Float64Array, ageMs: number): number {
  const bucket = bucketOf(ageMs);
  const from = boundMs(bucket);
  const within = Math.min(1, (ageMs - from) / (boundMs(bucket + 1) - from));
  return at(reached, bucket) + within * (at(reached, bucket + 1) - at(reached, bucket));
}

/** The age by which so many holds had ended. */
function momentOf(reached: Float64Array, ended: number): number {
  let below = 0;
  let above = bucketCount;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (at(reached, middle) <= ended) below = middle;
    else above = middle;
  }
  const count = at(reached, below + 1) - at(reached, below);
  const within = count === 0 ? 0 : (ended - at(reached, below)) / count;
  return boundMs(below) + within * (boundMs(below + 1) - boundMs(below));
}

function bucketOf(holdMs: number): number {
  if (holdMs < firstBoundMs) return 0;
  const bucket = 1 + Math.floor(perOctave * Math.log2(holdMs / firstBoundMs));
  return Math.min(bucket, bucketCount - 1);
}

/** Where a bucket begins. */
function boundMs(bucket: number): number {
  return bucket === 0 ? 0 : firstBoundMs * 2 ** ((bucket - 1) / perOctave);
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
