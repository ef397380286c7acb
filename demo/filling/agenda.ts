/** What is still to happen, by the moment at which it will. */
export interface Agenda {
  readonly add: (atMs: number, deed: () => Promise<void>) => void;
  /** Takes the next deed that is due by a moment; of those at one moment, the one added first. */
  readonly take: (untilMs: number) => { atMs: number; deed: () => Promise<void> } | undefined;
}

interface Planned {
  readonly atMs: number;
  readonly place: number;
  readonly deed: () => Promise<void>;
}

/** Opens an empty agenda: a binary heap. */
export function openAgenda(): Agenda {
  const heap: Planned[] = [];
  let added = 0;
  return {
    add: (atMs, deed) => {
      added += 1;
      rise(heap, { atMs, place: added, deed });
    },
    take: (untilMs) => {
      const first = heap[0];
      if (!first || first.atMs > untilMs) return undefined;
      const last = heap.pop();
      if (last && last !== first) sink(heap, last);
      return first;
    },
  };
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.place < other.place);
}

function rise(heap: Planned[], planned: Planned): void {
  let index = heap.length;
  for (;;) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (index === 0 || !parent || isBefore(parent, planned)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = planned;
}

function sink(heap: Planned[], planned: Planned): void {
  let index = 0;
  for (;;) {
    let childIndex = 2 * index + 1;
    let child = heap[childIndex];
    if (!child) break;
    const right = heap[childIndex + 1];
    if (right && isBefore(right, child)) {
      child = right;
      childIndex += 1;
    }
    if (isBefore(planned, child)) break;
    heap[index] = child;
    index = childIndex;
  }
  heap[index] = planned;
}
