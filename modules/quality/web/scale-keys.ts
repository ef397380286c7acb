/** The keys of a scale's steps: on a scale of numbers each figure is its own key and 10 is x, on
 *  every other the place counts, from 1. Steps beyond the keyboard have none. */
export function keysOf(scale: readonly { readonly id: string }[]): readonly string[] {
  const isOfNumbers = scale.every(({ id }) => /^\d+$/.test(id));
  if (!isOfNumbers) return scale.slice(0, 9).map((_, index) => String(index + 1));
  return scale.map(({ id }) => (id === '10' ? 'x' : id.length === 1 ? id : ''));
}
