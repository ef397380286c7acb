import { pick, type Random } from '#kernel/random.ts';

/** That many random digits, the first of them not 0. count ≥ 1. */
export function digits(random: Random, count: number): string {
  const lowest = 10 ** (count - 1);
  return String(lowest + Math.floor(random() * 9 * lowest));
}

/** Three different items. items: at least three, all different. */
export function threeOf<T>(random: Random, items: readonly T[]): [T, T, T] {
  const first = pick(random, items);
  const second = pick(
    random,
    items.filter((item) => item !== first),
  );
  const third = pick(
    random,
    items.filter((item) => item !== first && item !== second),
  );
  return [first, second, third];
}
