import { type Linguistics, type PlacedWord, placedWords, stemOf } from './words.ts';

/** Where something found stands: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a text with what was found in it. */
export interface Excerpt {
  readonly text: string;
  /** In order, without overlaps, inside of the text. */
  readonly highlights: readonly Span[];
}

/** What is to be shown as found. */
export interface Marks {
  /** Stems, and Chinese characters or pairs of them. */
  readonly stems: ReadonlySet<string>;
  /** Begin of a word that is being typed. */
  readonly prefix: string | null;
}

interface Found extends Span {
  readonly mark: string;
}

/** How much of an article is looked at. */
const maximumLooked = 20_000;
/** How long an excerpt is, and how much of it stands before what was found. Chinese says as much in
 *  half of that. */
const excerptLength = 200;
const runUp = 40;
const sentenceEnd = /[.!?。！？\n]\s*$/;

/** What was found in a text. */
export function highlightsOf(text: string, marks: Marks, linguistics: Linguistics): Span[] {
  const looked = text.slice(0, maximumLooked);
  return joined(foundAmong(placedWords(looked, linguistics), marks, linguistics));
}

/** The part of a text that has most of the different things found, of about 200 letters; the
 *  beginning when nothing was found. Cuts between words. */
export function excerptOf(text: string, marks: Marks, linguistics: Linguistics): Excerpt {
  const looked = text.slice(0, maximumLooked);
  const words = placedWords(looked, linguistics);
  const found = foundAmong(words, marks, linguistics);
  const isChinese = words.filter(({ isHan }) => isHan).length * 2 > words.length;
  const length = isChinese ? excerptLength / 2 : excerptLength;
  const start = startBefore(looked, words, bestStart(found, length - runUp));
  const lastWord = words.findLast(({ end }) => end <= start + length);
  const isAll = looked.length - start <= length;
  const end = isAll ? looked.length : Math.max(lastWord?.end ?? 0, start);
  const text_ = looked.slice(start, end > start ? end : start + length);
  return {
    text: text_,
    highlights: joined(found)
      .filter((span) => span.start >= start && span.end <= start + text_.length)
      .map((span) => ({ start: span.start - start, end: span.end - start })),
  };
}

function foundAmong(
  words: readonly PlacedWord[],
  { stems, prefix }: Marks,
  linguistics: Linguistics,
): Found[] {
  const found: Found[] = [];
  words.forEach((each, place) => {
    const stem = stemOf(each.word, linguistics);
    const isMarked = stems.has(stem) || (prefix !== null && each.word.startsWith(prefix));
    if (isMarked) found.push({ mark: stem, start: each.start, end: each.end });
    const next = words[place + 1];
    if (!each.isHan || !next?.isHan || next.start !== each.end) return;
    const pair = each.word + next.word;
    if (stems.has(pair)) found.push({ mark: pair, start: each.start, end: next.end });
  });
  return found;
}

/** Where the stretch of this length begins that has most different marks, the earliest of those. */
function bestStart(found: readonly Found[], length: number): number {
  const inside = new Map<string, number>();
  let best = { size: 0, start: 0 };
  let last = 0;
  for (const [place, first] of found.entries()) {
    for (let next = found[last]; next && next.end <= first.start + length; next = found[last]) {
      inside.set(next.mark, (inside.get(next.mark) ?? 0) + 1);
      last += 1;
    }
    if (inside.size > best.size) best = { size: inside.size, start: first.start };
    if (last <= place) continue;
    const left = (inside.get(first.mark) ?? 0) - 1;
    if (left > 0) inside.set(first.mark, left);
    else inside.delete(first.mark);
  }
  return best.start;
}

/** The begin of the sentence, or of a word, shortly before a place. */
function startBefore(text: string, words: readonly PlacedWord[], place: number): number {
  if (place <= runUp) return 0;
  const near = words.filter(({ start }) => start <= place && start >= place - runUp);
  const ofSentence = near.findLast(({ start }) => sentenceEnd.test(text.slice(0, start).slice(-3)));
  return (ofSentence ?? near[0])?.start ?? place;
}

function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
