import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl';
import { Unreadable } from './unreadable.ts';

const maximumEntries = 10_000;

/** The files of an archive, by their paths. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of a file; `too-large` when it holds more than maximumBytes, whatever it says of
   *  itself; null when there is none. */
  readonly read: (name: string, maximumBytes: number) => Promise<Buffer | 'too-large' | null>;
  readonly close: () => void;
}

/** Opens a ZIP archive: a file by its path, or its bytes. Refuses one that is broken or of too many
 *  files. */
export async function openArchive(source: string | Buffer): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false } as const;
    const opened = (error: Error | null, file: ZipFile) =>
      error ? reject(new Unreadable('broken-zip')) : resolve(file);
    if (typeof source === 'string') open(source, options, opened);
    else fromBuffer(source, options, opened);
  });
  const entries = await entriesOf(zip).catch((error) => {
    zip.close();
    throw error;
  });
  return {
    names: [...entries.keys()],
    read: async (name, maximumBytes) => {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.isEncrypted()) throw new Unreadable('encrypted');
      return entry.uncompressedSize > maximumBytes
        ? 'too-large'
        : bytesOf(zip, entry, maximumBytes);
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > maximumEntries) throw new Unreadable('too-many');
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new Unreadable('broken-zip')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const isNoise = /(^|\/)(__MACOSX\/|\.)/.test(entry.fileName);
      if (!entry.fileName.endsWith('/') && !isNoise) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function bytesOf(
  zip: ZipFile,
  entry: Entry,
  maximumBytes: number,
): Promise<Buffer | 'too-large'> {
  const stream = await zip.openReadStreamPromise(entry).catch(() => {
    throw new Unreadable('broken-zip');
  });
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maximumBytes) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    throw new Unreadable('broken-zip');
  }
  return Buffer.concat(chunks);
}
