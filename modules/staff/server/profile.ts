import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { refusals } from '../contract.ts';
import { type Preferences, preferences } from '../core/preferences.ts';
import { lockCredential, updateCredential } from './credential-store.ts';
import { countUnread } from './notice-store.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './password.ts';
import { announce } from './people.ts';
import { findPerson, findPreferences, updatePerson } from './person-store.ts';
import { findPresence } from './presence-store.ts';
import { own } from './reach.ts';
import { findSession } from './session-store.ts';
import { endOtherSessions } from './sessions.ts';
import { hashOfToken } from './token.ts';
import { countTry, forgetTries, type Run } from './tries.ts';

/** Who the person is, what he may do, and how he stands. token: of the session in which he asks. */
export async function showMe(ctx: Context, token: string | null) {
  const personId = own(ctx);
  const { permissions, scope } = ctx.actor;
  const person = (await findPerson(ctx, personId)) ?? refuse('not-found');
  const session = token === null ? undefined : await findSession(ctx, hashOfToken(token));
  return {
    person: { ...person, preferences: preferences.parse(await findPreferences(ctx, personId)) },
    roles: person.roles,
    permissions: Array.from(permissions).toSorted(),
    projectIds: scope === 'everything' ? scope : [...scope],
    presence: await findPresence(ctx, personId),
    unreadNotices: await countUnread(ctx, personId),
    mustEnrol: session?.mustEnrol ?? false,
  };
}

/** Changes one's own profile. What is not given stays. */
export async function changeMe(
  ctx: Context,
  changes: {
    name?: string | undefined;
    language?: Language | undefined;
    preferences?: Preferences | undefined;
  },
): Promise<void> {
  const personId = own(ctx);
  const { name, language } = changes;
  await updatePerson(ctx, personId, {
    name,
    language,
    preferences: changes.preferences && JSON.stringify(changes.preferences),
  });
  const person = await findPerson(ctx, personId);
  announce(ctx, personId, person?.projectIds ?? []);
}

/** Changes one's own password for whoever knows the present one, and ends all other sessions.
 *  run: as the person. token: of the session that stays. */
export async function changePassword(
  { run, address, token }: { run: Run; address: string; token: string | null },
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { person, passwordHash: known = null } = await run(async (ctx) => {
    const found = (await findPerson(ctx, own(ctx))) ?? refuse('not-found');
    return { ...(await lockCredential(ctx, found.id)), person: found };
  });
  const claimant = { account: person.id, address };
  await countTry(run, 'sign-in', claimant);
  if (!(await isPassword(currentPassword, known))) {
    refuse(refusals.wrongPassword, { field: 'currentPassword' });
  }
  refuseWeakPassword(newPassword, person);
  const passwordHash = await hashPassword(newPassword);
  await run(async (ctx) => {
    const now = await lockCredential(ctx, person.id);
    if (now?.passwordHash !== known) refuse('changed-meanwhile');
    await updateCredential(ctx, person.id, { passwordHash });
    await forgetTries(ctx, 'sign-in', claimant);
    await endOtherSessions(ctx, token);
    await ctx.audit('staff.password-set', person.id, { by: 'person' });
  });
}
