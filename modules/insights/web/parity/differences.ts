import type { ParityRow } from '../../contract.ts';
import type { ParityMeasure } from '../../core/parity.ts';

type Channel = ParityRow['channels'][number];

/** A channel that is worse off than the others, beyond what chance explains. */
export interface Difference {
  readonly row: ParityRow;
  readonly channel: Channel['channel'];
  readonly share: Channel['shares'][number];
}

/** Of these more is worse. */
const burdens = new Set<ParityMeasure>(['transferred', 'came-again']);

/** Where a channel is worse off, the largest difference first. */
export function differencesIn(rows: readonly ParityRow[]): Difference[] {
  return rows
    .filter(({ reasonId }) => reasonId !== null)
    .flatMap((row) =>
      row.channels.flatMap(({ channel, shares }) =>
        shares.filter(isWorse).map((share) => ({ row, channel, share })),
      ),
    )
    .toSorted((one, other) => distanceOf(other) - distanceOf(one));
}

/** Whether a share tells that its channel is worse off. */
export function isWorse({ measure, differs }: Difference['share']): boolean {
  return differs === (burdens.has(measure) ? 'higher' : 'lower');
}

function distanceOf({ share: { figure, others } }: Difference): number {
  return Math.abs((figure.value ?? 0) - (others.value ?? 0));
}
