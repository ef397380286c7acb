import { masked } from '#modules/knowledge/core/masked.ts';
import { type Linguistics, placedWords, stemOf } from '#modules/knowledge/core/search/words.ts';

const mask = '***';
const shortestName = 3;
const capital = /^\p{Lu}/u;

/** Words of a customer without the plainest personal data: addresses, long numbers, and his own
 *  name in whatever form, as far as it is known and written with a capital. Names of others
 *  remain, as no rule knows them. name: as Heed knows him. */
export function withoutPersonalData(
  text: string,
  { name, linguistics }: { readonly name: string | null; readonly linguistics: Linguistics },
): string {
  const plain = masked(text);
  if (name === null) return plain;
  const words = placedWords(name, linguistics);
  const stems = new Set(
    words
      .filter(({ isHan, word }) => !isHan && word.length >= shortestName)
      .map(({ word }) => stemOf(word, linguistics)),
  );
  const hanName = words.filter(({ isHan }) => isHan).length > 1 ? name.replaceAll(/\s/gu, '') : '';
  let result = '';
  let place = 0;
  for (const { start, end, word, isHan } of placedWords(plain, linguistics)) {
    const isName = !isHan && capital.test(plain.slice(start, end));
    if (!isName || !stems.has(stemOf(word, linguistics))) continue;
    result += plain.slice(place, start) + mask;
    place = end;
  }
  result += plain.slice(place);
  return hanName ? result.replaceAll(hanName, mask) : result;
}
