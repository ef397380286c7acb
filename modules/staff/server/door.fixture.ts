import type { Id } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import type { TestCentre } from '#tests/centre.ts';
import type { NewPerson } from '../core/person.ts';
import { createSignInLink } from './links.ts';
import { createPerson } from './people.ts';
import { type Gate, redeemLink, signInByPassword } from './sign-in.ts';
import { openVault } from './vault.ts';

export const goodPassword = 'four quiet river boats';
const visit = { address: '203.0.113.7', userAgent: 'Firefox/142.0 (Windows)' };

/** Where people come in, from the address of `visit`. */
export function gateOf(centre: TestCentre): Gate {
  return { run: centre.runAsSystem, vault: openVault(centre.config.secret), visit };
}

let count = 0;

/** Adds a person: an agent, unless said otherwise. */
export async function addPerson(
  centre: TestCentre,
  about: Partial<NewPerson> = {},
): Promise<{ id: Id; email: string }> {
  count += 1;
  const email = about.email ?? `person-${count}@example.test`;
  const id = await centre.runAsSystem((ctx) =>
    createPerson(ctx, {
      name: `Test Person ${count}`,
      language: 'en',
      roles: ['agent'],
      ...about,
      email,
    }),
  );
  return { id, email };
}

/** Adds a person who has set `goodPassword`; returns him with the token of his session. */
export async function addPersonInside(centre: TestCentre, about: Partial<NewPerson> = {}) {
  const person = await addPerson(centre, about);
  const { token } = await centre.runAsSystem((ctx) =>
    createSignInLink(ctx, { personId: person.id, kind: 'invite' }),
  );
  const entry = await redeemLink(gateOf(centre), { token, password: goodPassword });
  if (!('token' in entry)) throw new Error('The person has no second factor yet.');
  return { ...person, token: entry.token };
}

/** Signs in with `goodPassword`, unless another is given. */
export function signIn(
  centre: TestCentre,
  email: string,
  proof: { password?: string; secondFactor?: string; address?: string } = {},
) {
  const { password = goodPassword, secondFactor, address = visit.address } = proof;
  const gate = { ...gateOf(centre), visit: { ...visit, address } };
  return signInByPassword(gate, { email, password, secondFactor });
}

/** Somebody who acts with the permissions of an administrator. */
export function administrator(centre: TestCentre, id?: Id): Actor {
  const actor = centre.actor({ roles: ['administrator'], ...(id && { id }) });
  return { ...actor, scope: 'everything' };
}
