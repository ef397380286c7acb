import { posix } from 'node:path';
import { newId } from '#kernel/id.ts';
import type { BuilderOptions } from '../../core/import/body-builder.ts';

/** A picture that came with a text, by the id that its place in the body has. */
export interface Picture {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The largest picture that is kept, in bytes. */
export const maximumPictureBytes = 10_485_760;

const signatures: readonly (readonly [string, string, RegExp])[] = [
  ['image/png', 'png', /^\x89PNG\r\n/],
  ['image/jpeg', 'jpg', /^\xff\xd8\xff/],
  ['image/gif', 'gif', /^GIF8[79]a/],
  ['image/webp', 'webp', /^RIFF[\s\S]{4}WEBP/],
];

/** What kind of picture it is by its first bytes, whatever it is called; null for all else. */
function kindOfPicture(bytes: Uint8Array): { mediaType: string; ending: string } | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const [mediaType, ending] = signatures.find(([, , pattern]) => pattern.test(head)) ?? [];
  return mediaType && ending ? { mediaType, ending } : null;
}

/** Collects the pictures that a text shows. Those from elsewhere are not fetched.
 *  bytesAt: a file beside the text by its path; null when there is none. */
export function collectPictures(
  fileName: string,
  bytesAt: (path: string) => Uint8Array | null | 'too-large',
): BuilderOptions & { readonly pictures: readonly Picture[] } {
  const found = new Map<string, Picture>();
  const take = (address: string, bytes: Uint8Array) => {
    const known = found.get(address);
    const kind = kindOfPicture(bytes);
    if (known) return { fileId: known.id };
    if (bytes.length > maximumPictureBytes) return { loss: 'picture-too-large' as const };
    if (!kind) return { loss: 'picture-kind' as const };
    const id = newId();
    const { mediaType, ending } = kind;
    found.set(address, { id, mediaType, name: `${id.slice(-12)}.${ending}`, bytes });
    return { fileId: id };
  };
  return {
    get pictures() {
      return [...found.values()];
    },
    pictureAt: (address) => {
      const stored = /^file:([\da-f-]{36})$/.exec(address)?.[1];
      if (stored) return { fileId: stored };
      const [, data] = /^data:image\/[\w+.-]+;base64,([\s\S]*)$/i.exec(address) ?? [];
      if (data !== undefined) return take(address, Buffer.from(data, 'base64'));
      if (/^([a-z][\w+.-]*:|\/\/)/i.test(address)) return { loss: 'picture-remote' };
      const bytes = bytesAt(pathBeside(fileName, address));
      if (bytes === 'too-large') return { loss: 'picture-too-large' };
      return bytes ? take(address, bytes) : { loss: 'picture-missing' };
    },
  };
}

/** A path that a text names, seen from the root of the archive. */
function pathBeside(fileName: string, address: string): string {
  const [path = ''] = address.split(/[?#]/);
  const plain = path.replace(/%([\da-f]{2})+/gi, (code) => {
    const bytes = Buffer.from(code.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
  return posix.normalize(posix.join(posix.dirname(fileName), plain)).replace(/^\/+/, '');
}
