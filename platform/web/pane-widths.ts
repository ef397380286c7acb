/** Widths of columns, 0 for a folded one, so that the one that takes the rest keeps its minimum:
 *  the others fold, the last first, and last of all the one the person opened last.
 *  wanted: px by column; the filling column's is ignored. */
export function foldToFit(
  wanted: readonly number[],
  room: { containerPx: number; fillIndex: number; fillMinPx: number; openedIndex?: number },
): readonly number[] {
  const { containerPx, fillIndex, fillMinPx, openedIndex } = room;
  const widths = wanted.map((width, index) => (index === fillIndex ? 0 : width));
  const foldable = widths
    .map((_, index) => index)
    .filter((index) => index !== fillIndex)
    .toSorted((a, b) => Number(a === openedIndex) - Number(b === openedIndex) || b - a);
  for (const index of foldable) {
    const taken = widths.reduce((sum, width) => sum + width, 0);
    if (containerPx - taken >= fillMinPx) break;
    widths[index] = 0;
  }
  return widths;
}
