import { gramCount } from './grams.ts';
import { type Field, fields } from './weights.ts';
import { type Linguistics, placedWords, termsOf } from './words.ts';

/** The texts of an article, by field. */
export type FieldTexts = Readonly<Record<Field, string>>;

/** Lengths of an article's fields or of all articles together, as search needs them: for each field
 *  its terms, then for each field the parts of its words. */
export type Lengths = readonly number[];

/** Which terms an article has and how often in each field. */
export interface Profile {
  readonly counts: ReadonlyMap<string, readonly number[]>;
  readonly lengths: Lengths;
}

/** The same by the numbers of the terms, as it is kept. */
export interface NumberedProfile {
  readonly ids: Int32Array;
  /** Of each term: one byte per field, the first field lowest. */
  readonly counts: Int32Array;
  readonly lengths: Lengths;
}

/** Of a longer field only its beginning is searched. */
const maximumFieldLength = 200_000;
const maximumCount = 255;
const bitsOfField = 8;

/** How many lengths an article has. */
export const lengthCount = 2 * fields.length;

/** Counts the terms of an article. */
export function profileOf(texts: FieldTexts, linguistics: Linguistics): Profile {
  const counts = new Map<string, number[]>();
  const lengths = Array.from({ length: lengthCount }, () => 0);
  fields.forEach((field, place) => {
    const text = texts[field].slice(0, maximumFieldLength);
    for (const term of termsOf(placedWords(text, linguistics))) {
      const known = counts.get(term) ?? fields.map(() => 0);
      known[place] = Math.min(maximumCount, (known[place] ?? 0) + 1);
      counts.set(term, known);
      lengths[place] = (lengths[place] ?? 0) + 1;
      lengths[place + fields.length] = (lengths[place + fields.length] ?? 0) + gramCount(term);
    }
  });
  return { counts, lengths };
}

/** How often a term occurs in a field, from the counts of a numbered profile. */
export function countIn(counts: number, field: number): number {
  return (counts >>> (field * bitsOfField)) & maximumCount;
}

/** Writes a profile as bytes. idOf: the number of each of its terms. */
export function encodeProfile(profile: Profile, idOf: (term: string) => number): Uint8Array {
  const terms = [...profile.counts]
    .map(([term, counts]) => ({ id: idOf(term), counts }))
    .sort((a, b) => a.id - b.id);
  const bytes: number[] = [];
  for (const length of profile.lengths) writeNumber(bytes, length);
  writeNumber(bytes, terms.length);
  let before = 0;
  for (const { id, counts } of terms) {
    writeNumber(bytes, id - before);
    before = id;
    bytes.push(counts.reduce((mask, count, place) => mask | (count > 0 ? 1 << place : 0), 0));
    for (const count of counts) if (count > 0) bytes.push(count);
  }
  return Uint8Array.from(bytes);
}

/** Reads what `encodeProfile` wrote. */
export function decodeProfile(bytes: Uint8Array): NumberedProfile {
  let place = 0;
  const readNumber = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[place++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const lengths = Array.from({ length: lengthCount }, readNumber);
  const size = readNumber();
  const ids = new Int32Array(size);
  const counts = new Int32Array(size);
  let id = 0;
  for (let term = 0; term < size; term += 1) {
    id += readNumber();
    ids[term] = id;
    const mask = bytes[place++] ?? 0;
    let packed = 0;
    for (let field = 0; field < fields.length; field += 1) {
      if (mask & (1 << field)) packed |= (bytes[place++] ?? 0) << (field * bitsOfField);
    }
    counts[term] = packed;
  }
  return { ids, counts, lengths };
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}
