/** A right to do one kind of thing, and the roles that have it by default. */
export interface Permission<Role extends string = string> {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Declares a module's permissions: `permissions('contacts', { reply: ['agent', 'lead'] })` gives
 *  `may.reply`, named `contacts.reply`. A permission that no role has exists for programs alone. */
export function permissions<Role extends string, Key extends string>(
  module: string,
  table: Readonly<Record<Key, readonly Role[]>>,
): Readonly<Record<Key, Permission<Role>>> {
  const entries = Object.entries<readonly Role[]>(table);
  return Object.fromEntries(
    entries.map(([key, roles]) => [key, { name: `${module}.${key}`, roles }]),
  ) as Record<Key, Permission<Role>>;
}
