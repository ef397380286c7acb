import { openHeap } from './heap.ts';

/** What is still to happen. */
export interface Agenda<Thing> {
  readonly add: (atMs: number, thing: Thing) => void;
  /** When the next thing is due; null when nothing is left. */
  readonly nextMs: () => number | null;
  /** Takes the next thing; of those at one moment, the one added first, before those of streams. */
  readonly take: () => Thing | undefined;
}

/** Things known beforehand, in the order of their time. */
export type Stream<Thing> = Iterable<{ readonly atMs: number; readonly thing: Thing }>;

/** Opens an agenda. streams: are read only as far as time goes, so that a year need not be kept. */
export function openAgenda<Thing>(...streams: readonly Stream<Thing>[]): Agenda<Thing> {
  interface Planned {
    readonly atMs: number;
    readonly place: number;
    readonly thing: Thing;
    readonly stream: Iterator<{ atMs: number; thing: Thing }> | null;
  }
  const planned = openHeap<Planned>(
    (one, other) => one.atMs < other.atMs || (one.atMs === other.atMs && one.place < other.place),
  );
  const follow = (stream: NonNullable<Planned['stream']>, place: number) => {
    const { value, done } = stream.next();
    if (!done) planned.add({ ...value, place, stream });
  };
  streams.forEach((stream, number) => {
    follow(stream[Symbol.iterator](), Number.MAX_SAFE_INTEGER - number);
  });
  let added = 0;
  return {
    add: (atMs, thing) => {
      added += 1;
      planned.add({ atMs, place: added, thing, stream: null });
    },
    nextMs: () => planned.first()?.atMs ?? null,
    take: () => {
      const first = planned.take();
      if (first?.stream) follow(first.stream, first.place);
      return first?.thing;
    },
  };
}
