const maximumNameLength = 200;
const unknownMediaType = 'application/octet-stream';

/** What a browser shows in the window; everything else it saves. */
const inlineMediaTypes = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
]);

/** A file's name without folders, control characters and the marks that turn the direction of
 *  writing, which make `gnp.exe` look like `exe.png`. Keeps the ending when it shortens. */
export function safeName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')
    .toWellFormed()
    .trim();
  const characters = Array.from(name === '' || /^\.+$/.test(name) ? 'file' : name);
  if (characters.length <= maximumNameLength) return characters.join('');
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, maximumNameLength - ending.length).join('') + ending;
}

/** A media type without parameters; what is none counts as unknown bytes. */
export function safeMediaType(text: string): string {
  const mediaType = text.split(';')[0]?.trim().toLowerCase() ?? '';
  const isOne = /^[a-z0-9][\w!#$&^.+-]{0,62}\/[a-z0-9][\w!#$&^.+-]{0,62}$/.test(mediaType);
  return isOne ? mediaType : unknownMediaType;
}

/** The headers under which a file leaves the house: the browser takes it for nothing but what it
 *  says, runs nothing of it, and saves what it need not show.
 *  Source: RFC 6266 and RFC 8187 for names beyond ASCII. */
export function downloadHeaders(file: {
  readonly name: string;
  readonly mediaType: string;
}): Record<string, string> {
  const way = inlineMediaTypes.has(file.mediaType) ? 'inline' : 'attachment';
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': file.mediaType,
    'content-disposition': `${way}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': 'sandbox',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
