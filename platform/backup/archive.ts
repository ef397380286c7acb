import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/** The file of a backup, gzip over frames: a header; for each table its name and columns, its rows
 *  as `COPY` writes them, and their sum; a trailer. A frame: one letter, four bytes of length. */
const format = 1;
const lettersOf = { header: 'H', table: 'T', rows: 'D', sum: 'S', trailer: 'Z' } as const;
const headBytes = 5;
const maximumFrameBytes = 1_048_576;
const inflatedBytes = 262_144;

export const header = z.object({
  heedBackup: z.literal(format),
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** Tells whether the secret of a centre is the one of the backup, and nothing about it. */
  secretMark: z.string(),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Header = z.infer<typeof header>;

const table = z.object({ table: z.string(), columns: z.array(z.string()) });
export type TableSection = z.infer<typeof table>;

const sum = z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() });
export type Sum = z.infer<typeof sum>;

const trailer = z.object({ tables: z.number(), rows: z.number() });

/** The backup is not whole. The message names the section and stands by itself. */
export class DamagedBackup extends Error {
  constructor(section: string, what: string) {
    super(`The backup cannot be used: ${section} ${what}.`);
    this.name = 'DamagedBackup';
  }
}

/** The frame that begins a backup. */
export function headerFrame(about: Omit<Header, 'heedBackup'>): Buffer {
  return jsonFrame('header', { heedBackup: format, ...about });
}

/** The frames of one table. rows: as `COPY` gives them. */
export async function* tableFrames(
  section: TableSection,
  rows: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, Sum> {
  yield jsonFrame('table', section);
  const hash = createHash('sha256');
  let bytes = 0;
  let count = 0;
  for await (const chunk of rows) {
    hash.update(chunk);
    bytes += chunk.length;
    count += linesIn(chunk);
    for (let at = 0; at < chunk.length; at += maximumFrameBytes) {
      yield frame('rows', chunk.subarray(at, at + maximumFrameBytes));
    }
  }
  const total = { rows: count, bytes, sha256: hash.digest('hex') };
  yield jsonFrame('sum', total);
  return total;
}

/** The frame that ends a backup. */
export function trailerFrame(total: z.infer<typeof trailer>): Buffer {
  return jsonFrame('trailer', total);
}

/** What a reader does with the parts of a backup. */
export interface Reader {
  readonly header: (header: Header) => Promise<void>;
  /** Takes all rows; the sum is checked after them. Returns how many it took. */
  readonly table: (section: TableSection, rows: AsyncIterable<Buffer>) => Promise<number>;
  /** Hears how much of the file has been read. */
  readonly onBytes?: (bytes: number) => void;
}

/** Reads a backup to its end and checks every sum. Throws DamagedBackup. */
export async function readArchive(file: string, reader: Reader): Promise<Header> {
  const bytes = createReadStream(file);
  let done = 0;
  bytes.on('data', (chunk) => {
    done += chunk.length;
    reader.onBytes?.(done);
  });
  let place = 'its beginning';
  let found: Header | undefined;
  try {
    await pipeline(bytes, createGunzip({ chunkSize: inflatedBytes }), async (inflated) => {
      found = await readFrames(framesOf(inflated), reader, (section) => {
        place = section;
      });
    });
  } catch (error) {
    throw isOfZip(error) ? new DamagedBackup(place, 'cannot be unpacked') : error;
  }
  if (!found) throw new DamagedBackup(place, 'is missing');
  return found;
}

async function readFrames(
  frames: AsyncGenerator<Frame>,
  reader: Reader,
  onSection: (section: string) => void,
): Promise<Header> {
  const parts = { place: 'its header', frames };
  const about = await readJson(parts, 'header', header);
  await reader.header(about);
  let tables = 0;
  let rows = 0;
  for (;;) {
    const { value: next, done } = await frames.next();
    if (done) throw new DamagedBackup('its end', 'is missing');
    if (next.letter === lettersOf.trailer) {
      const told = parse(trailer, next, 'its trailer');
      if (told.tables !== tables || told.rows !== rows) {
        throw new DamagedBackup('its trailer', 'does not fit the tables');
      }
      if (!(await frames.next()).done) throw new DamagedBackup('its end', 'is followed by more');
      return about;
    }
    const section = parse(table, next, parts.place);
    parts.place = `the table ${section.table}`;
    onSection(parts.place);
    rows += await readTable(parts, section, reader);
    tables += 1;
  }
}

interface Parts {
  place: string;
  readonly frames: AsyncGenerator<Frame>;
}

async function readTable(
  { place, frames }: Parts,
  section: TableSection,
  reader: Reader,
): Promise<number> {
  const hash = createHash('sha256');
  let told: Sum | undefined;
  async function* rowsOf(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value: next, done } = await frames.next();
      if (done) throw new DamagedBackup(place, 'breaks off');
      if (next.letter !== lettersOf.rows) {
        told = parse(sum, next, place);
        if (told.sha256 !== hash.digest('hex')) throw new DamagedBackup(place, 'was changed');
        return;
      }
      hash.update(next.payload);
      yield next.payload;
    }
  }
  const taken = await reader.table(section, rowsOf());
  if (told?.rows !== taken) throw new DamagedBackup(place, 'has another number of rows');
  return taken;
}

interface Frame {
  readonly letter: string;
  readonly payload: Buffer;
}

async function* framesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= headBytes) {
      const end = headBytes + rest.readUInt32BE(1);
      if (end > headBytes + maximumFrameBytes) throw new DamagedBackup('a part', 'is too long');
      if (rest.length < end) break;
      yield { letter: rest.toString('latin1', 0, 1), payload: rest.subarray(headBytes, end) };
      rest = rest.subarray(end);
    }
  }
}

async function readJson<Shape extends z.ZodType>(
  { frames, place }: Parts,
  kind: keyof typeof lettersOf,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const { value: next, done } = await frames.next();
  if (done || next.letter !== lettersOf[kind]) throw new DamagedBackup(place, 'is missing');
  return parse(shape, next, place);
}

function parse<Shape extends z.ZodType>(
  shape: Shape,
  { payload }: Frame,
  place: string,
): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(payload.toString('utf8')));
  } catch (error) {
    throw Object.assign(new DamagedBackup(place, 'makes no sense'), { cause: error });
  }
}

function jsonFrame(kind: keyof typeof lettersOf, value: object): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(value)));
}

function frame(kind: keyof typeof lettersOf, payload: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(lettersOf[kind], 0, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** `COPY` ends each row with a line feed and writes one inside a value as `\n`. */
export function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

function isOfZip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}
