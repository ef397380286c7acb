/** Cronbach's alpha of items: how far they measure one and the same. null of fewer than two items,
 *  or when the sum does not vary. rows: which are counted; they have no blanks.
 *  Source: Cronbach, 1951. */
export function cronbachAlpha(
  items: readonly Float64Array[],
  rows: ArrayLike<number>,
): number | null {
  const k = items.length;
  if (k < 2) return null;
  const sums = Float64Array.from({ length: rows.length }, (_, index) =>
    items.reduce((sum, values) => sum + (values[rows[index] ?? 0] ?? 0), 0),
  );
  const ofItems = items.reduce(
    (sum, values) => sum + varianceOf(Float64Array.from(rows, (row) => values[row] ?? 0)),
    0,
  );
  const ofSum = varianceOf(sums);
  return ofSum > 0 ? (k / (k - 1)) * (1 - ofItems / ofSum) : null;
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
