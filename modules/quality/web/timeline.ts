import { msBetween } from '#kernel/time.ts';
import type { Segment, SegmentKind } from '#modules/contacts/contract.ts';

/** How long a contact stood somewhere, and its share of the whole, 0..1. */
export interface Stretch {
  readonly id: string;
  readonly kind: SegmentKind;
  readonly agentId: string | null;
  readonly durationMs: number;
  readonly share: number;
}

/** The stretches of a contact in their order. Those too short to be seen together with the
 *  others, of less than a second, are left out. */
export function stretchesOf(segments: readonly Segment[]): Stretch[] {
  const seen = segments
    .map((segment) => ({ ...segment, durationMs: msBetween(segment.startedAt, segment.endedAt) }))
    .filter(({ durationMs }) => durationMs >= 1_000);
  const wholeMs = seen.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return seen.map(({ id, kind, agentId, durationMs }) => ({
    id,
    kind,
    agentId,
    durationMs,
    share: durationMs / wholeMs,
  }));
}

/** How long a contact stood in each place in all, in the order of the first time. */
export function totalsOf(stretches: readonly Stretch[]): (readonly [SegmentKind, number])[] {
  const byKind = Map.groupBy(stretches, ({ kind }) => kind);
  return Array.from(
    byKind,
    ([kind, members]) =>
      [kind, members.reduce((sum, { durationMs }) => sum + durationMs, 0)] as const,
  );
}
