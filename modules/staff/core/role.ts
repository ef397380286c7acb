import { z } from 'zod';
import type { Permission } from '#kernel/permission.ts';

/** What a person does in the centre. Each module says which roles have which of its permissions. */
export const roles = [
  'agent',
  'lead',
  'evaluator',
  'department-head',
  'analyst',
  'administrator',
] as const;

export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** The names of the permissions that somebody with these roles has. */
export function permissionsOfRoles(
  permissions: readonly Permission[],
  held: readonly Role[],
): ReadonlySet<string> {
  const isHeld = (name: string) => held.some((each) => each === name);
  return new Set(
    permissions.filter((permission) => permission.roles.some(isHeld)).map(({ name }) => name),
  );
}
