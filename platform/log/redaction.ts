/** The last word of keys that name what is secret or personal: `customerEmail`, `set-cookie`. */
const privateWord = new RegExp(
  '^(password|passphrase|secret|token|authorization|cookie|credential|signature|' +
    'email|phone|address|body|text|html|subject|content|transcript)(s|es)?$',
);
/** Whole keys that do so although their last word is harmless. */
const privateKeys = new Set(['apikey', 'displayname', 'fullname', 'firstname', 'lastname']);

const emailPattern = /[^\s@"'<>(),;:=]{1,64}@[^\s@"'<>(),;:=]{1,190}\.[^\s@"'<>(),;:=]{1,63}/g;
const urlCredentialsPattern = /:\/\/[^/\s@]+@/g;

const maximumValues = 1_000;
const maximumDepth = 6;
const maximumCharacters = 8_000;

/** A copy that may be logged: secrets and personal data are hidden by their keys, mail addresses
 *  and passwords in addresses wherever they stand. Errors keep their name, code, text and stack,
 *  and lose what a driver hangs on them. Too deep, too many or too long is cut. */
export function redact(data: unknown): unknown {
  let valuesLeft = maximumValues;

  function copy(value: unknown, depth: number): unknown {
    valuesLeft -= 1;
    if (typeof value === 'string') return scrub(value);
    if (typeof value === 'bigint') return `${value}`;
    if (typeof value !== 'object' || value === null) return value;
    if (valuesLeft < 0 || depth > maximumDepth) return '[cut]';
    if (value instanceof Error) return copyObject(factsOf(value), depth);
    if (value instanceof Date) return value.toISOString();
    if (!Array.isArray(value)) return copyObject(value, depth);
    return value.slice(0, valuesLeft).map((item) => copy(item, depth + 1));
  }

  function copyObject(source: object, depth: number): object {
    const entries = Object.entries(source).slice(0, Math.max(0, valuesLeft));
    return Object.fromEntries(
      entries.map(([key, value]) => [key, isPrivate(key) ? '[hidden]' : copy(value, depth + 1)]),
    );
  }

  return copy(data, 0);
}

function factsOf(error: Error): object {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { name, ...code, message, stack, ...(cause === undefined ? {} : { cause }) };
}

function isPrivate(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return privateWord.test(words.at(-1) ?? '') || privateKeys.has(words.join(''));
}

function scrub(text: string): string {
  return text
    .slice(0, maximumCharacters)
    .replace(urlCredentialsPattern, '://[hidden]@')
    .replace(emailPattern, '[email]');
}
