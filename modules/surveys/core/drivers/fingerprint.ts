import type { DriverTable, Labels } from './table.ts';

/** SHA-256 of all that is analysed, as 64 hexadecimal digits: the same data, names and order of
 *  rows give the same, on any machine. */
export function fingerprintOf(table: DriverTable): string {
  const { outcome, drivers, clusters, segments, notAsked } = table;
  const parts = [
    ...partsOf(outcome.name, outcome.values),
    ...drivers.flatMap((driver) => {
      if (driver.kind === 'factor') return [driver.name, ...partsOfLabels(driver.labels)];
      const { from, to } = driver.scale ?? { from: Number.NaN, to: Number.NaN };
      const about = Float64Array.of(from, to, driver.direction ?? 0);
      return [...partsOf(driver.name, driver.values), about];
    }),
    ...partsOfLabels(clusters),
    ...partsOfLabels(segments),
    ...(notAsked ? [Float64Array.from(notAsked)] : []),
  ];
  const digest = openDigest();
  for (const part of parts) {
    const bytes = typeof part === 'string' ? bytesOfText(part) : bytesOfNumbers(part);
    digest.add(bytesOfNumbers(Float64Array.of(bytes.length)));
    digest.add(bytes);
  }
  return digest.end();
}

/** SHA-256 of a text of UTF-16 units, the lower byte first. */
export function sha256OfUnits(text: string): string {
  const digest = openDigest();
  digest.add(bytesOfText(text));
  return digest.end();
}

const partsOf = (name: string, values: Float64Array) => [name, values];

function partsOfLabels(labels: Labels | null): (string | Float64Array)[] {
  return labels ? [labels.names.join('\0'), Float64Array.from(labels.codes)] : [''];
}

function bytesOfText(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[2 * index] = unit & 0xff;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
}

/** Any blank has the same bytes. */
function bytesOfNumbers(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setFloat64(8 * index, Number.isNaN(value) ? Number.NaN : value, true);
  });
  return bytes;
}

const primes = firstPrimes(64);
const roundConstants = Int32Array.from(primes, (prime) => fractionOf(Math.cbrt(prime)));

/** Source: FIPS 180-4. */
function openDigest() {
  const state = Int32Array.from(primes.slice(0, 8), (prime) => fractionOf(Math.sqrt(prime)));
  const words = new Int32Array(64);
  const waiting = new Uint8Array(64);
  let waits = 0;
  let length = 0;
  const add = (bytes: Uint8Array) => {
    length += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      const taken = bytes.subarray(from, from + 64 - waits);
      waiting.set(taken, waits);
      waits += taken.length;
      from += taken.length;
      if (waits < 64) continue;
      mix(state, words, waiting);
      waits = 0;
    }
  };
  const end = () => {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setBigUint64(0, BigInt(length) * 8n);
    const zeros = (119 - waits) % 64;
    add(Uint8Array.of(0x80, ...new Uint8Array(zeros), ...new Uint8Array(bits.buffer)));
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  };
  return { add, end };
}

function mix(state: Int32Array, words: Int32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(4 * index);
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15] ?? 0;
    const late = words[index - 2] ?? 0;
    const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const other = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[index] = (words[index - 16] ?? 0) + one + (words[index - 7] ?? 0) + other;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g);
    const constant = (roundConstants[index] ?? 0) + (words[index] ?? 0);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + constant) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractionOf(root: number): number {
  return Math.floor((root % 1) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
