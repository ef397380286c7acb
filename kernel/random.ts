/** A source of chance in [0, 1). Decisions take one as an argument, so a seed repeats them. */
export type Random = () => number;

/** A repeatable source of chance.
 *  seed: any 32-bit number. Good for simulation and samples, never for secrets.
 *  Source: mulberry32, T. Ettinger, public domain. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of the items, each as likely as the others. items must not be empty. */
export function pick<T>(random: Random, items: readonly [T, ...T[]] | readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}

/** A seed from a text, so that chance that hangs on an id can be repeated: FNV-1a, 32 bits.
 *  Source: G. Fowler, L. C. Noll, K.-P. Vo, 1991. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
