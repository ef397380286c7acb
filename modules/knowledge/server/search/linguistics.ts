import { Converter } from 'opencc-js/t2cn';
import snowball from 'snowball-stemmers';
import type { Linguistics } from '../../core/search/words.ts';

const cyrillic = /\p{Script=Cyrillic}/u;
const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');
const simplify = Converter({ from: 't', to: 'cn' });

/** Words and characters beyond this many are looked up again each time. */
const maximumKept = 200_000;

/** What the libraries know: stems of Russian words, and of all others the English ones; simplified
 *  Chinese. */
export const linguistics: Linguistics = {
  stemOf: kept((word) => (cyrillic.test(word) ? russian : english).stem(word)),
  simplified: kept(simplify),
};

function kept(look: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= maximumKept) known.clear();
    const fresh = look(text);
    known.set(text, fresh);
    return fresh;
  };
}
