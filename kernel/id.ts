/** Identifier of a stored thing: a UUIDv7, so that rows written together lie together. */
export type Id = string;

/** The id under which Heed acts by itself. */
export const heedId: Id = '00000000-0000-7000-8000-000000000000';

const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text has the form of an identifier. */
export function isId(text: string | undefined): text is Id {
  return text !== undefined && pattern.test(text);
}

/** Fills bytes with chance. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const counterBits = 12;
const counterEnd = 2 ** counterBits;
let lastMs = 0;
let counter = 0;

/** A new identifier. Those made in one program sort in the order of their making, as long as its
 *  clock does not go back.
 *  nowMs: milliseconds since 1970. The millisecond, a counter within it, and 62 bits of chance.
 *  Source: RFC 9562, section 5.7, and section 6.2, method 1. */
export function newId(
  nowMs: number = Date.now(),
  randomBytes: RandomBytes = (bytes) => globalThis.crypto.getRandomValues(bytes),
): Id {
  const bytes = randomBytes(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  counter = nowMs === lastMs ? (counter + 1) % counterEnd : view.getUint16(6) % (counterEnd / 2);
  lastMs = nowMs;
  view.setUint16(0, Math.floor(nowMs / 0x1_0000_0000));
  view.setUint32(2, nowMs % 0x1_0000_0000);
  view.setUint16(6, 0x7000 | counter);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
