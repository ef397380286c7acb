import { describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { seededRandom } from '#kernel/random.ts';
import { normalValues } from './distributions.ts';
import { generalDominance } from './dominance.ts';
import { columnOf, percentileInterval, ranksOf, summariseDraws } from './drawn.ts';
import { sets, tableOf } from './reference.fixture.ts';
import { drawAgain, drawClusters, roomFor } from './resampling.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';
import { explainedBySubsets } from './subsets.ts';
import { layOut } from './table.ts';

const table = tableOf(present(sets.attitude, 'attitude'));
const { columns, ends } = layOut(table.drivers);
const everyone = Int32Array.from({ length: 30 }, (_, row) => row);
const rows = rowsOf([...columns, table.outcome.values], everyone);
const clusters = { count: 30, ofRow: everyone };
const drawing = { rows, ends, clusters, method: 'lmg', seed: 4, goOn: () => true } as const;

describe('draws', () => {
  it('come out the same however the work is split', () => {
    const whole = roomFor(40, ends.length, columns.length);
    const parts = roomFor(40, ends.length, columns.length);
    drawAgain({ ...drawing, from: 0, to: 40 }, whole);
    for (const [from, to] of [[25, 40] as const, [0, 25] as const])
      drawAgain({ ...drawing, from, to }, parts);
    expect(parts).toEqual(whole);
  });

  it('are sums over positions, as if the rows had been copied', () => {
    const counts = new Uint32Array(30);
    drawClusters(counts, seededRandom(9));
    const copied = Int32Array.from(
      Array.from(counts).flatMap((count, row) => new Array<number>(count).fill(row)),
    );
    const weights = Float64Array.from(counts);
    const sums = new Float64Array(rows.stride ** 2);
    const weighted = momentsOf(rows, { positions: everyone, weights, count: 30 }, sums);
    const again = rowsOf([...columns, table.outcome.values], copied);
    const plain = momentsOf(again, allOf(again), sums);
    expect(weighted.n).toBe(30);
    plain.correlations.cells.forEach((cell, place) => {
      expect(weighted.correlations.cells[place]).toBeCloseTo(cell, 12);
    });
    plain.deviations.forEach((deviation, column) => {
      expect(weighted.deviations[column]).toBeCloseTo(deviation, 10);
      expect(weighted.means[column]).toBeCloseTo(plain.means[column] ?? 0, 10);
    });
  });

  it('rank the greatest weight first', () => {
    expect(Array.from(ranksOf([0.1, 0.5, 0.2, 0.3, 0.3, 0.9], 3))).toEqual([3, 1, 2, 2, 3, 1]);
  });

  it('give probabilities of ranks that sum to 1', () => {
    const draws = roomFor(200, ends.length, columns.length);
    drawAgain({ ...drawing, from: 0, to: 200 }, draws);
    for (const { rankProbability } of summariseDraws(draws))
      expect(rankProbability.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  });
});

describe('the noise driver', () => {
  it('leads as one of which every number was drawn', () => {
    const count = 3_000;
    const draws = roomFor(count, ends.length, columns.length);
    drawAgain({ ...drawing, from: 0, to: count }, draws);
    const drawn = leadsOverDrawnNoise(count);
    ends.forEach((_, driver) => {
      const one = percentileInterval(columnOf(draws.leads, ends.length, driver));
      const other = percentileInterval(columnOf(drawn, ends.length, driver));
      expect(Math.abs(one.low - other.low)).toBeLessThan(0.02);
      expect(Math.abs(one.high - other.high)).toBeLessThan(0.02);
    });
  });
});

/** The slow way: copied rows, and a normal number for each of them. */
function leadsOverDrawnNoise(count: number): Float64Array {
  const random = seededRandom(77);
  const normal = normalValues(random);
  const m = ends.length;
  const leads = new Float64Array(count * m);
  for (let draw = 0; draw < count; draw += 1) {
    const chosen = Int32Array.from({ length: 30 }, () => Math.floor(30 * random()));
    const pick = (values: Float64Array) => Float64Array.from(chosen, (row) => values[row] ?? 0);
    const noise = Float64Array.from({ length: 30 }, normal);
    const copied = [...columns.map(pick), noise, pick(table.outcome.values)];
    const again = rowsOf(copied, everyone);
    const { correlations } = momentsOf(again, allOf(again), new Float64Array(again.stride ** 2));
    const explained = explainedBySubsets({ correlations, ends: [...ends, m + 1] });
    const weights = generalDominance(explained, m + 1);
    for (let driver = 0; driver < m; driver += 1)
      leads[draw * m + driver] = (weights[driver] ?? 0) - (weights[m] ?? 0);
  }
  return leads;
}
