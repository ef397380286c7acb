import { cellOf, eigenOf, partOf } from './matrix.ts';
import type { Arrangement } from './subsets.ts';

/** Johnson's relative weights: R² shared out by way of the orthogonal columns that are closest to
 *  the drivers. Cheap for many drivers and mostly near to general dominance, but not the same.
 *  The columns of one driver are summed.
 *  Source: Johnson, A heuristic method for estimating the relative weight of predictors, 2000. */
export function relativeWeights({ correlations, ends }: Arrangement): Float64Array {
  const outcome = correlations.size - 1;
  const indices = Array.from({ length: outcome }, (_, index) => index);
  const { values, vectors } = eigenOf(partOf(correlations, indices));
  const roots = values.map((value) => Math.sqrt(Math.max(value, 0)));
  const onOrthogonal = indices.map((row) => {
    let sum = 0;
    for (const k of indices) {
      const root = roots[k] ?? 0;
      if (root < 1e-6) continue;
      let along = 0;
      for (const column of indices)
        along += cellOf(vectors, column, k) * cellOf(correlations, column, outcome);
      sum += (cellOf(vectors, row, k) * along) / root;
    }
    return sum;
  });
  const ofColumns = indices.map((row) => {
    let weight = 0;
    indices.forEach((column) => {
      let loading = 0;
      for (const k of indices)
        loading += cellOf(vectors, row, k) * (roots[k] ?? 0) * cellOf(vectors, column, k);
      weight += (loading * (onOrthogonal[column] ?? 0)) ** 2;
    });
    return weight;
  });
  return Float64Array.from(ends, (end, driver) =>
    ofColumns.slice(ends[driver - 1] ?? 0, end).reduce((sum, weight) => sum + weight, 0),
  );
}
