/** The keys of the Russian keyboard, and what the same keys write on the English one, without and
 *  with the shift key. */
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const englishKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russianSigns = 'хъжэбюё';
const shiftedKeys = '{}:"<>~';

const toRussian = new Map([
  ...pairs(englishKeys, russianKeys),
  ...pairs(shiftedKeys, russianSigns),
]);
const toEnglish = new Map(pairs(russianKeys, englishKeys));

/** How Russian is written in Latin letters by those who have no others; the longest first. */
const latinSpellings: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yo', 'е'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['w', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
  ['z', 'з'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['f', 'ф'],
  ['h', 'х'],
  ['c', 'ц'],
  ['q', 'к'],
  ['x', 'кс'],
  ["'", 'ь'],
];
const russianVowel = /[аеиоуыэюя]/;

/** What somebody typed who had forgotten to change from the English keyboard to the Russian one,
 *  as `ghbdtn` for `привет`. */
export function typedOnRussianKeys(text: string): string {
  return retyped(text, toRussian);
}

/** What somebody typed who had forgotten to change from the Russian keyboard to the English one. */
export function typedOnEnglishKeys(text: string): string {
  return retyped(text, toEnglish);
}

/** Russian that was written in Latin letters: `dostavka` for `доставка`. The letter y is й after
 *  a vowel and ы elsewhere. */
export function spelledInRussian(text: string): string {
  const written = text.toLowerCase();
  let russian = '';
  for (let place = 0; place < written.length; ) {
    const found = latinSpellings.find(([latin]) => written.startsWith(latin, place));
    if (found) {
      russian += found[1];
      place += found[0].length;
      continue;
    }
    const letter = written[place] ?? '';
    const isAfterVowel = russianVowel.test(russian.at(-1) ?? '');
    russian += letter === 'y' ? (isAfterVowel ? 'й' : 'ы') : letter;
    place += 1;
  }
  return russian;
}

function retyped(text: string, keys: ReadonlyMap<string, string>): string {
  return [...text.toLowerCase()].map((key) => keys.get(key) ?? key).join('');
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((key, place) => [key, to[place] ?? key]);
}
