/** What stands further back in a message is not read for details. */
const maximumRead = 4_000;

/** A message as the patterns read it: small letters, half-width signs, one kind of dash and space.
 *  Each sign keeps its place, so a place in it is a place in the message. */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const head = text.slice(0, maximumRead);
  const made = Array.from({ length: head.length }, (_, place) => foldUnit(head[place] ?? ''));
  if (folded.size >= mostFolded) folded.clear();
  folded.set(text, made.join(''));
  return made.join('');
}

/** A dialogue is read anew with each message, by one detail after the other. */
const folded = new Map<string, string>();
const mostFolded = 400;

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const other = alike[unit];
  if (other !== undefined) return other;
  const small = unit.toLowerCase();
  return small.length === 1 ? small : unit;
}

const alike: Readonly<Record<string, string>> = {
  ...{ ё: 'е', Ё: 'е', '’': "'", '‘': "'", '。': '.', '、': ',', '－': '-', '￥': '¥', '￡': '£' },
  ...{ '–': '-', '—': '-', '‑': '-', '−': '-' },
  ...{
    '\u3000': ' ',
    '\u00a0': ' ',
    '\u202f': ' ',
    '\u2009': ' ',
    '\n': ' ',
    '\r': ' ',
    '\t': ' ',
  },
};

/** A pattern over folded text whose ends are ends of words. Chinese has none, so Chinese patterns
 *  are written without it. */
export function worded(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
}

/** A stretch of a text, to excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** All places where a pattern stands, with its named parts. */
export function* matchesOf(
  text: string,
  pattern: RegExp,
): Generator<
  Stretch & { readonly words: string; readonly parts: Partial<Record<string, string>> }
> {
  for (const match of text.matchAll(pattern)) {
    const [words] = match;
    const from = match.index;
    if (words !== '') yield { from, to: from + words.length, words, parts: match.groups ?? {} };
  }
}

/** The longest of those that overlap; of the same length the first given. In the text's order. */
export function withoutOverlaps<Found extends Stretch>(found: readonly Found[]): Found[] {
  const longestFirst = found.toSorted((one, other) => other.to - other.from - (one.to - one.from));
  const kept: Found[] = [];
  for (const each of longestFirst) {
    if (!kept.some(({ from, to }) => each.from < to && from < each.to)) kept.push(each);
  }
  return kept.toSorted((one, other) => one.from - other.from);
}
