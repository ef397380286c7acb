import { describe, expect, it } from 'vitest';
import type { ParityRow } from '../../contract.ts';
import { differencesIn } from './differences.ts';

type Share = ParityRow['channels'][number]['shares'][number];

const figure = (value: number) => ({ value, n: 50, interval: null });
const share = (
  measure: Share['measure'],
  differs: Share['differs'],
  [own, others]: [number, number],
): Share => ({ measure, differs, figure: figure(own), others: figure(others) });

function row(reasonId: string | null, shares: Share[]): ParityRow {
  const channels = [{ channel: 'email' as const, n: 50, shares }];
  return { reasonId, names: null, teamId: null, overlap: null, channels };
}

describe('what differs', () => {
  it('names the channel that is worse off, the largest difference first', () => {
    const found = differencesIn([
      row(null, [share('in-time', 'lower', [0.1, 0.9])]),
      row('a', [share('same-team', 'lower', [0.6, 0.9]), share('resolved', 'higher', [0.9, 0.2])]),
      row('b', [share('came-again', 'higher', [0.7, 0.1]), share('competent', null, [0.1, 0.9])]),
    ]);
    expect(found.map((each) => [each.row.reasonId, each.share.measure])).toEqual([
      ['b', 'came-again'],
      ['a', 'same-team'],
    ]);
  });
});
