import { type PasswordWeakness, passwordWeakness } from '../core/password.ts';

/** From this length on a password stands even if its hash is stolen. */
const strongLength = 18;

/** How well a password protects; null before the first letter. */
export function passwordStrength(
  password: string,
  person: { readonly name: string; readonly email: string },
): PasswordWeakness | 'good' | 'strong' | null {
  if (password === '') return null;
  const weakness = passwordWeakness(password, person);
  if (weakness) return weakness;
  return Array.from(password).length >= strongLength ? 'strong' : 'good';
}
