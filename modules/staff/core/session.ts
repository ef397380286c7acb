import { dayMs, hourMs } from '#kernel/time.ts';
import type { Role } from './role.ts';

/** A session ends when nothing was asked in it for this long, */
export const sessionIdleMs = 12 * hourMs;
/** and at this age in any case. */
export const sessionMaximumMs = 30 * dayMs;

/** Whether a person must set up a second factor before he may do anything else. */
export function mustEnrol(
  person: { readonly roles: readonly Role[]; readonly isEnrolled: boolean },
  requiredFor: readonly Role[],
): boolean {
  return !person.isEnrolled && person.roles.some((role) => requiredFor.includes(role));
}
