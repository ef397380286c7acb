/** A place in a screen that modules above fill when their doors are read. */
export interface Slot<Filling extends { readonly order: number }> {
  readonly fill: (filling: Filling) => void;
  /** What was put in, by its order. */
  readonly fillings: () => readonly Filling[];
}

/** An empty slot. */
export function createSlot<Filling extends { readonly order: number }>(): Slot<Filling> {
  const fillings: Filling[] = [];
  return {
    fill: (filling) => void fillings.push(filling),
    fillings: () => fillings.toSorted((a, b) => a.order - b.order),
  };
}
