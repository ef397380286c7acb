export const minimumPasswordLength = 12;
export const maximumPasswordLength = 200;
const minimumDifferentCharacters = 5;
/** Shorter parts of a name occur in good passwords by chance. */
const minimumPersonalLength = 4;

export type PasswordWeakness = 'short' | 'monotonous' | 'personal';

/** Why a password is too easy to guess, or null when it is not.
 *  Length protects, recipes of letters and digits do not: any characters are welcome.
 *  Source: NIST SP 800-63B, section 5.1.1.2. */
export function passwordWeakness(
  password: string,
  person: { readonly name: string; readonly email: string },
): PasswordWeakness | null {
  const characters = Array.from(password.normalize('NFKC'));
  if (characters.length < minimumPasswordLength) return 'short';
  if (new Set(characters).size < minimumDifferentCharacters) return 'monotonous';
  const written = password.toLowerCase();
  const isPersonal = personalWords(person).some((word) => written.includes(word));
  return isPersonal ? 'personal' : null;
}

function personalWords({ name, email }: { name: string; email: string }): string[] {
  const [mailbox = ''] = email.split('@');
  return [...name.split(/\s+/), mailbox]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= minimumPersonalLength);
}
