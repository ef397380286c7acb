/** Text whose charset was not said, said wrongly or is unknown. */
export interface GuessedText {
  readonly text: string;
  /** Whether the fallback charset had to be taken. */
  readonly isGuessed: boolean;
}

/** More broken characters than this share of those beyond ASCII, and the text is not UTF-8. */
const maximumBrokenRatio = 0.2;
/** So much of a text tells its charset. */
const sampleCharacters = 100_000;
const broken = '\uFFFD';

/** Decodes bytes as UTF-8 when that is what they are, but for a few broken characters; else by the
 *  fallback charset, which a mailbox has for the programs of its country that name none.
 *  fallbackCharset: a label of the WHATWG Encoding standard; an unknown one leaves UTF-8. */
export function decodeGuessing(bytes: Uint8Array, fallbackCharset: string): GuessedText {
  const asUtf8 = new TextDecoder().decode(bytes);
  if (!asUtf8.includes(broken)) return { text: asUtf8, isGuessed: false };
  const beyondAscii = asUtf8.slice(0, sampleCharacters).match(/[^\0-\x7f]/gu) ?? [];
  const brokenCount = beyondAscii.filter((character) => character === broken).length;
  const fallback = decoderFor(fallbackCharset);
  if (fallback === null || brokenCount <= beyondAscii.length * maximumBrokenRatio) {
    return { text: asUtf8, isGuessed: false };
  }
  return { text: fallback.decode(bytes), isGuessed: true };
}

/** The mail with the 8-bit characters of its head in UTF-8. Standards allow none; programs write
 *  them in the charset of the text, which they name below, or in none. */
export function withUtf8Head(raw: Uint8Array, fallbackCharset: string, headBytes: number): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const start = bytes.toString('latin1', 0, headBytes);
  const length = start.match(/\r?\n\r?\n/)?.index ?? start.length;
  if (!/[\x80-\xff]/.test(start.slice(0, length))) return bytes;
  const named = /charset="?([\w-]+)/i.exec(start)?.[1] ?? fallbackCharset;
  const charset =
    decoderFor(named) === null || /^(utf-?8|us-ascii)$/i.test(named) ? fallbackCharset : named;
  const { text } = decodeGuessing(bytes.subarray(0, length), charset);
  return Buffer.concat([Buffer.from(text), bytes.subarray(length)]);
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}
