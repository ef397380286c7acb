import { gramsOf } from './grams.ts';
import { type Linguistics, placedWords, termsOf } from './words.ts';

/** How often each part occurs in a text. */
export type GramVector = ReadonlyMap<string, number>;

/** Longer texts are compared by their beginning. */
const maximumTextLength = 20_000;

const asWritten: Linguistics = { stemOf: (word) => word, simplified: (character) => character };

/** The parts of a text with their counts. To compare one text with many, make its vector once. */
export function gramVector(text: string): GramVector {
  const vector = new Map<string, number>();
  for (const term of termsOf(placedWords(text.slice(0, maximumTextLength), asWritten))) {
    for (const gram of gramsOf(term)) vector.set(gram, (vector.get(gram) ?? 0) + 1);
  }
  return vector;
}

/** How alike two texts are by the letters they are written with, 0 to 1: the cosine of their
 *  counts of runs of three and four letters, of Chinese of characters and their pairs. Sees edited
 *  repeats; does not see the same meaning in other words. */
export function similarityOf(one: string, other: string): number {
  return cosineOf(gramVector(one), gramVector(other));
}

/** The same for vectors that are made already. */
export function cosineOf(one: GramVector, other: GramVector): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  let product = 0;
  for (const [gram, count] of short) product += count * (long.get(gram) ?? 0);
  const lengths = lengthOf(one) * lengthOf(other);
  return lengths === 0 ? 0 : Math.min(1, product / lengths);
}

function lengthOf(vector: GramVector): number {
  let squares = 0;
  for (const count of vector.values()) squares += count * count;
  return Math.sqrt(squares);
}

/** Texts that are alike. */
export interface LikenessGroup {
  /** Places in the given list; the first is the text that is most like the others. */
  readonly members: readonly number[];
  /** Mean likeness of the others to the first, 0 to 1; of one text 1. */
  readonly cohesion: number;
}

/** Groups short texts by likeness: the text with most neighbours takes them as its group, then the
 *  next of those that are left. atLeast: likeness that makes neighbours. Largest group first; each
 *  text is in one group. Looks at no pair that shares nothing but parts found in half of all. */
export function groupByLikeness(texts: readonly string[], atLeast: number): LikenessGroup[] {
  const neighbours = neighboursOf(texts.map(gramVector), atLeast);
  const isFree = texts.map(() => true);
  const byDegree = neighbours
    .map((near, place) => ({ place, degree: near.size }))
    .toSorted((a, b) => b.degree - a.degree || a.place - b.place);
  const groups: LikenessGroup[] = [];
  for (const { place } of byDegree) {
    if (!isFree[place]) continue;
    const near = [...(neighbours[place] ?? [])].filter(([other]) => isFree[other]);
    near.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const members = [place, ...near.map(([other]) => other)];
    for (const member of members) isFree[member] = false;
    const sum = near.reduce((total, [, likeness]) => total + likeness, 0);
    groups.push({ members, cohesion: near.length === 0 ? 1 : sum / near.length });
  }
  return groups.sort((a, b) => b.members.length - a.members.length);
}

function neighboursOf(vectors: readonly GramVector[], atLeast: number): Map<number, number>[] {
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, place) => {
    for (const gram of vector.keys()) {
      const known = holders.get(gram);
      if (known) known.push(place);
      else holders.set(gram, [place]);
    }
  });
  const most = Math.max(2, vectors.length / 2);
  const neighbours = vectors.map(() => new Map<number, number>());
  vectors.forEach((vector, place) => {
    const met = new Set<number>();
    for (const gram of vector.keys()) {
      const held = holders.get(gram) ?? [];
      if (held.length <= most) for (const other of held) if (other > place) met.add(other);
    }
    for (const other of met) {
      const likeness = cosineOf(vector, vectors[other] ?? new Map());
      if (likeness < atLeast) continue;
      neighbours[place]?.set(other, likeness);
      neighbours[other]?.set(place, likeness);
    }
  });
  return neighbours;
}
