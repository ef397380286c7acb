import { createContext, use } from 'react';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import type { Preferences } from './preferences.ts';

/** Whoever is signed in, as far as screens need to know. */
export interface Me {
  readonly id: Id;
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  readonly preferences: Preferences;
}

export const MeContext = createContext<Me | null>(null);

/** The person who is signed in. */
export function useMe(): Me {
  return present(use(MeContext), 'the signed-in person');
}

/** Whether the person has a permission. It hides what he cannot do; the server decides. */
export function useMay(permission: Permission): boolean {
  return isPermitted(useMe(), permission);
}

/** Whether a person has the permission that something declares; what declares none is open. */
export function isPermitted(me: Me, permission: Permission | undefined): boolean {
  return permission === undefined || me.permissions.has(permission.name);
}
