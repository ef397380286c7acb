import { isHan } from './words.ts';

const shortest = 3;
const longest = 4;

/** The parts by which words are likened, each once: runs of three and four letters of the word
 *  between its bounds. A Chinese term is a part itself. */
export function gramsOf(term: string): string[] {
  if (isHan(term)) return [term];
  const bounded = `_${term}_`;
  const grams = new Set<string>();
  for (let length = shortest; length <= longest; length += 1) {
    for (let start = 0; start + length <= bounded.length; start += 1) {
      grams.add(bounded.slice(start, start + length));
    }
  }
  return [...grams];
}

/** How many parts a term has, those that occur twice counted twice. */
export function gramCount(term: string): number {
  if (isHan(term)) return 1;
  const bounded = term.length + 2;
  return Math.max(0, bounded - shortest + 1) + Math.max(0, bounded - longest + 1);
}
