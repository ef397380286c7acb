/** A step of going from one sequence to another. item: its place, in the first sequence when it was
 *  removed, else in the second. */
export interface Step {
  readonly state: 'same' | 'added' | 'removed';
  readonly item: number;
}

/** Longer sequences that share neither beginning nor end are told as removed and added in whole. */
const maximumCells = 4_000_000;

/** The fewest steps from one sequence to another; what is removed comes before what is added.
 *  Source: the longest common subsequence by dynamic programming. */
export function align(before: readonly string[], after: readonly string[]): Step[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const was = before.slice(start, before.length - end);
  const is = after.slice(start, after.length - end);
  const same = (count: number, from: number): Step[] =>
    Array.from({ length: count }, (_, index) => ({ state: 'same', item: from + index }));
  return [
    ...same(start, 0),
    ...alignMiddle(was, is).map(({ state, item }) => ({ state, item: item + start })),
    ...same(end, after.length - end),
  ];
}

/** The words of a text with all that stands between them. Each Chinese sign counts by itself. */
export function tokensOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

/** How much two texts have in common: the share of words that stand in both, 0..1. */
export function likenessOf(one: string, other: string): number {
  const [ones, others] = [one, other].map((text) =>
    tokensOf(text).filter((token) => token.trim() !== ''),
  );
  if (!ones || !others || ones.length + others.length === 0) return 1;
  const left = new Map<string, number>();
  for (const token of ones) left.set(token, (left.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of others) {
    const count = left.get(token) ?? 0;
    if (count > 0) common += 1;
    left.set(token, count - 1);
  }
  return (2 * common) / (ones.length + others.length);
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

function commonEnd(before: readonly string[], after: readonly string[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1;
  return count;
}

function alignMiddle(before: readonly string[], after: readonly string[]): Step[] {
  const all = (items: readonly string[], state: Step['state']): Step[] =>
    items.map((_, item) => ({ state, item }));
  if (before.length * after.length > maximumCells)
    return [...all(before, 'removed'), ...all(after, 'added')];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      steps.push({ state: 'same', item: column });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      steps.push({ state: 'removed', item: row });
      row += 1;
    } else {
      steps.push({ state: 'added', item: column });
      column += 1;
    }
  }
  const rest = (items: readonly string[], from: number, state: Step['state']) =>
    all(items, state).slice(from);
  return [...steps, ...rest(before, row, 'removed'), ...rest(after, column, 'added')];
}
