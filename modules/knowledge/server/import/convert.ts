import { decodeText } from '#platform/files/encoding.ts';
import type { ReadArticle } from '../../core/import/article-file.ts';
import type { ImportReason } from '../../core/import/import-reason.ts';
import { htmlOfDocx } from './docx.ts';
import { collectPictures, maximumPictureBytes, type Picture } from './pictures.ts';
import { readCsv } from './read-csv.ts';
import { readHtmlFile, readMarkdownFile, readRow, type TextSource } from './read-text.ts';
import { Unreadable } from './unreadable.ts';
import { type Archive, openArchive } from './zip.ts';

/** What became of a file, or of a row of one. */
export type Piece = { readonly file: string; readonly line: number | null } & (
  | { readonly article: ReadArticle; readonly pictures: readonly Picture[] }
  | { readonly reason: ImportReason }
);

/** The files about which an import says something: the others of an archive are pictures. */
const textFile = /\.(md|markdown|html?|docx|csv|tsv)$/i;
const pictureFile = /\.(png|jpe?g|gif|webp|svg|bmp|emf|wmf|tiff?)$|(^|\/)pictures\//i;
const maximumTextBytes = 31_457_280;
const maximumDocxBytes = 104_857_600;
const maximumTexts = 5_000;

/** A file that was handed in, or an archive of them. */
export interface Bundle {
  /** The paths of the texts in it. */
  readonly files: readonly string[];
  readonly convert: (file: string) => AsyncGenerator<Piece>;
  readonly close: () => void;
}

/** Opens what was handed in. name: as its owner calls it; its ending says what it is. */
export async function openBundle(
  name: string,
  source: { path: string; bytes: () => Promise<Buffer> },
): Promise<Bundle> {
  if (!/\.zip$/i.test(name)) {
    return {
      files: [name],
      convert: async function* (file) {
        yield* guarded(file, convertBytes(file, await source.bytes(), null));
      },
      close: () => undefined,
    };
  }
  const archive = await openArchive(source.path);
  const files = archive.names.filter((each) => !pictureFile.test(each)).sort();
  if (files.length > maximumTexts) throw new Unreadable('too-many');
  return {
    files,
    convert: (file) => guarded(file, convertEntry(file, archive)),
    close: archive.close,
  };
}

/** A fault of a file ends this file alone. */
async function* guarded(file: string, pieces: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  try {
    yield* pieces;
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    yield { file, line: fault.line, reason: fault.reason };
  }
}

async function* convertEntry(file: string, archive: Archive): AsyncGenerator<Piece> {
  if (!textFile.test(file)) throw new Unreadable('unknown-format');
  const limit = /\.docx$/i.test(file) ? maximumDocxBytes : maximumTextBytes;
  const content = await archive.read(file, limit);
  if (content === 'too-large') throw new Unreadable('too-large');
  yield* convertBytes(file, content ?? Buffer.alloc(0), archive);
}

async function* convertBytes(
  file: string,
  bytes: Buffer,
  archive: Archive | null,
): AsyncGenerator<Piece> {
  if (!textFile.test(file)) throw new Unreadable('unknown-format');
  if (bytes.length === 0) throw new Unreadable('empty');
  const isDocx = /\.docx$/i.test(file);
  if (bytes.length > (isDocx ? maximumDocxBytes : maximumTextBytes)) {
    throw new Unreadable('too-large');
  }
  if (/\.[ct]sv$/i.test(file)) return yield* convertTable(file, bytes);
  const text = isDocx ? await htmlOfDocx(bytes) : await textOf(bytes);
  const read = /\.(md|markdown)$/i.test(file) ? readMarkdownFile : readHtmlFile;
  const { article, pictures } = await withPictures(file, archive, (source) => read(text, source));
  yield { file, line: null, article, pictures };
}

async function* convertTable(file: string, bytes: Buffer): AsyncGenerator<Piece> {
  const rows = readCsv(decodeText(chunksOf(bytes)), (cells) => {
    const collected = collectPictures(file, () => null);
    const article = readRow(cells, { fileName: '', pictureAt: collected.pictureAt });
    return { article, pictures: collected.pictures };
  });
  for await (const { line, ...row } of rows) {
    yield 'fault' in row ? { file, line, reason: row.fault.reason } : { file, line, ...row.made };
  }
}

/** Reads a text with the pictures beside it: once to know which it shows, and again when they are
 *  at hand. */
async function withPictures(
  file: string,
  archive: Archive | null,
  read: (source: TextSource) => ReadArticle,
): Promise<{ article: ReadArticle; pictures: readonly Picture[] }> {
  const wanted = new Set<string>();
  const first = collectPictures(file, (path) => {
    wanted.add(path);
    return null;
  });
  const article = read({ fileName: file, pictureAt: first.pictureAt });
  if (!archive || wanted.size === 0) return { article, pictures: first.pictures };
  const beside = new Map<string, Buffer | 'too-large' | null>();
  for (const path of wanted) beside.set(path, await archive.read(path, maximumPictureBytes));
  const second = collectPictures(file, (path) => beside.get(path) ?? null);
  const again = read({ fileName: file, pictureAt: second.pictureAt });
  return { article: again, pictures: second.pictures };
}

async function textOf(bytes: Buffer): Promise<string> {
  let text = '';
  for await (const part of decodeText(chunksOf(bytes))) text += part;
  if (text.trim() === '') throw new Unreadable('empty');
  return text;
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
