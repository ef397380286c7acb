import { isAscii } from 'node:buffer';

/** Enough text to tell encodings apart. */
const sampleBytes = 65_536;
/** One broken row does not make a file another file. */
const maximumBrokenRatio = 0.02;

/** The bytes of a text file as text. Reads UTF-8, UTF-16 with a byte order mark, and, as older
 *  programs write them, Windows-1251 (Russian) and GB18030 (Chinese). Which it is shows from the
 *  first letter on that is not ASCII, however late it comes. Bytes that mean nothing turn into
 *  U+FFFD. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let sample = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
    } else if (sample.length === 0 && isAscii(chunk)) {
      yield Buffer.from(chunk).toString('latin1');
    } else {
      sample = Buffer.concat([sample, chunk]);
      if (sample.length < sampleBytes) continue;
      decoder = new TextDecoder(encodingOf(sample));
      yield decoder.decode(sample, { stream: true });
    }
  }
  decoder ??= new TextDecoder(encodingOf(sample));
  yield sample.length < sampleBytes ? decoder.decode(sample) : decoder.decode();
}

function encodingOf(sample: Buffer): string {
  if (sample.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  if (sample.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return 'utf-16be';
  if (brokenRatio(sample, 'utf-8') < 0.5) return 'utf-8';
  const isChinese = brokenRatio(sample, 'gb18030') <= maximumBrokenRatio && !isRussian(sample);
  return isChinese ? 'gb18030' : 'windows-1251';
}

/** Of the letters that are not ASCII, the part that is none in this encoding. */
function brokenRatio(sample: Buffer, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  const letters = text.match(/[^\0-\x7f]/gu) ?? [];
  return letters.filter((letter) => letter === '\ufffd').length / Math.max(letters.length, 1);
}

/** Pairs of Russian letters are mostly valid Chinese characters too. But small Russian letters are
 *  the bytes from E0 on, and common Chinese characters begin below. */
function isRussian(sample: Buffer): boolean {
  const high = sample.filter((byte) => byte >= 0x80);
  return high.filter((byte) => byte >= 0xe0).length > high.length / 2;
}
