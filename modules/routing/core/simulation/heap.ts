/** Things of which the first is at hand: a binary heap. */
export interface Heap<Thing> {
  readonly size: () => number;
  readonly first: () => Thing | undefined;
  readonly add: (thing: Thing) => void;
  /** Takes the first away. */
  readonly take: () => Thing | undefined;
}

/** Opens an empty heap. isBefore: a strict order in which no two things are equal; else those that
 *  are come in any order. */
export function openHeap<Thing>(isBefore: (one: Thing, other: Thing) => boolean): Heap<Thing> {
  const things: Thing[] = [];
  return {
    size: () => things.length,
    first: () => things[0],
    add: (thing) => rise(things, thing, isBefore),
    take: () => {
      const first = things[0];
      const last = things.pop();
      if (last !== undefined && things.length > 0) sink(things, last, isBefore);
      return first;
    },
  };
}

type Order<Thing> = (one: Thing, other: Thing) => boolean;

function rise<Thing>(things: Thing[], thing: Thing, isBefore: Order<Thing>): void {
  let place = things.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = things[above];
    if (parent === undefined || isBefore(parent, thing)) break;
    things[place] = parent;
    place = above;
  }
  things[place] = thing;
}

function sink<Thing>(things: Thing[], thing: Thing, isBefore: Order<Thing>): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    let child = things[below];
    if (child === undefined) break;
    const right = things[below + 1];
    if (right !== undefined && isBefore(right, child)) {
      child = right;
      below += 1;
    }
    if (isBefore(thing, child)) break;
    things[place] = child;
    place = below;
  }
  things[place] = thing;
}
