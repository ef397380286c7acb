import mammoth from 'mammoth';
import { Unreadable } from './unreadable.ts';
import { openArchive } from './zip.ts';

/** What a document may unpack to: its text, and all of it. */
const maximumTextBytes = 31_457_280;
const maximumUnpackedBytes = 209_715_200;

/** A document of Word as HTML, in which its pictures stand as data. Refuses what is none, and one
 *  that unpacks to more than a document holds. */
export async function htmlOfDocx(bytes: Buffer): Promise<string> {
  await refuseBomb(bytes);
  const styleMap = [
    "p[style-name='Title'] => h1:fresh",
    "p[style-name='Quote'] => blockquote:fresh",
  ];
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { styleMap, externalFileAccess: false },
    );
    return value;
  } catch {
    throw new Unreadable('broken-docx');
  }
}

/** A document is an archive that is unpacked at once: what it unpacks to is measured first. */
async function refuseBomb(bytes: Buffer): Promise<void> {
  const archive = await openArchive(bytes).catch(() => {
    throw new Unreadable('broken-docx');
  });
  try {
    if (!archive.names.includes('word/document.xml')) throw new Unreadable('broken-docx');
    let unpacked = 0;
    for (const name of archive.names) {
      const isText = /\.(xml|rels)$/.test(name);
      const left = maximumUnpackedBytes - unpacked;
      const content = await archive.read(name, isText ? Math.min(maximumTextBytes, left) : left);
      if (content === 'too-large') throw new Unreadable('too-large');
      unpacked += content?.length ?? 0;
    }
  } finally {
    archive.close();
  }
}
