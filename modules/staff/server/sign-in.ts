import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { refusals } from '../contract.ts';
import type { NewPerson } from '../core/person.ts';
import {
  deleteLinksOf,
  deleteLinksOfKind,
  findAccount,
  lockCredential,
  takeLink,
  updateCredential,
} from './credential-store.ts';
import { mailLink } from './link-mail.ts';
import { needsSetUp, type OpenLink, readLink, setsPassword } from './links.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './password.ts';
import { announce, createPerson } from './people.ts';
import { lockPerson, updatePerson } from './person-store.ts';
import { checkSecondFactor } from './second-factor.ts';
import { type Entry, endSessions, openSession, type Visit } from './sessions.ts';
import { hashOfToken } from './token.ts';
import { countTry, forgetTries, type Run } from './tries.ts';
import type { Vault } from './vault.ts';

/** What signing in runs with. run: as Heed itself, since nobody is signed in yet. */
export interface Gate {
  readonly run: Run;
  readonly vault: Vault;
  readonly visit: Visit;
}

export type SignIn = Entry | { readonly next: 'second-factor' };

/** Signs a person in by password, and by a second factor when he has one: without its code the
 *  answer asks for it. Who does not exist, is shut out or mistypes gets the same answer after the
 *  same time. Hashing happens between two transactions. */
export async function signInByPassword(
  { run, vault, visit }: Gate,
  input: { email: string; password: string; secondFactor?: string | undefined },
): Promise<SignIn> {
  const claimant = { account: input.email, address: visit.address };
  await countTry(run, 'sign-in', claimant);
  const found = await run((ctx) => findAccount(ctx, input.email));
  const isRight = await isPassword(input.password, found?.passwordHash ?? null);
  if (!found || !isRight) refuse(refusals.signInFailed);
  return run(async (ctx) => {
    const { personId, passwordHash } = found;
    const credential = await lockCredential(ctx, personId);
    if (credential?.passwordHash !== passwordHash) refuse(refusals.signInFailed);
    const isAskedFor = await needsCode(ctx, vault, { personId, code: input.secondFactor });
    if (isAskedFor) return { next: 'second-factor' };
    await forgetTries(ctx, 'sign-in', claimant);
    return openSession(ctx, personId, visit);
  });
}

/** Orders a mail with a link for whoever forgot his password. The answer is the same whether the
 *  person exists or not: the mail's job finds out. */
export async function askForReset({ run, visit }: Gate, email: string): Promise<void> {
  await countTry(run, 'forgotten', { account: email, address: visit.address });
  await run((ctx) => orderJob(ctx, mailLink, { email, kind: 'reset', orderedBy: null }));
}

/** What the page of a link shows. */
export async function showLink(ctx: Context, token: string) {
  const { link, person } = await readLink(ctx, token);
  return {
    kind: link.kind,
    person,
    isPasswordNeeded: setsPassword(link.kind),
    isSecondFactorNeeded: person?.hasSecondFactor ?? false,
  };
}

export interface LinkUse {
  readonly token: string;
  readonly password?: string | undefined;
  readonly secondFactor?: string | undefined;
  /** Who the first administrator is. */
  readonly person?: Pick<NewPerson, 'name' | 'email' | 'language'> | undefined;
}

/** Uses a link: sets the password when the link is for that, and signs the person in. A person
 *  with a second factor proves it too. Nothing is used up unless all is right. */
export async function redeemLink({ run, vault, visit }: Gate, use: LinkUse): Promise<SignIn> {
  const open = await run((ctx) => readLink(ctx, use.token));
  const about = open.person ?? use.person ?? refuse('invalid-input', { field: 'person' });
  const claimant = { account: about.email, address: visit.address };
  if (use.secondFactor !== undefined) await countTry(run, 'sign-in', claimant);
  let passwordHash: string | null = null;
  if (setsPassword(open.link.kind)) {
    const password = use.password ?? '';
    refuseWeakPassword(password, about);
    passwordHash = await hashPassword(password);
  }
  return run(async (ctx) => {
    const { personId } = open.link;
    if (personId === null) return setUp(ctx, { use, passwordHash, visit });
    const isAskedFor = await needsCode(ctx, vault, { personId, code: use.secondFactor });
    if (isAskedFor) return { next: 'second-factor' };
    await enterByLink(ctx, open, { personId, use, passwordHash });
    await forgetTries(ctx, 'sign-in', claimant);
    return openSession(ctx, personId, visit);
  });
}

async function enterByLink(
  ctx: Context,
  { link }: OpenLink,
  { personId, use, passwordHash }: { personId: Id; use: LinkUse; passwordHash: string | null },
): Promise<void> {
  const person = await lockPerson(ctx, personId);
  const taken = await takeLink(ctx, hashOfToken(use.token));
  if (!taken || !person || person.state === 'disabled') refuse(refusals.linkExpired);
  if (passwordHash !== null) {
    await updateCredential(ctx, personId, { passwordHash });
    await deleteLinksOf(ctx, personId);
    await endSessions(ctx, { personId });
    await ctx.audit('staff.password-set', personId, { by: link.kind });
  }
  if (person.state === 'invited') {
    await updatePerson(ctx, personId, { state: 'active' });
    announce(ctx, personId, person.scope);
  }
}

async function setUp(
  ctx: Context,
  { use, passwordHash, visit }: { use: LinkUse; passwordHash: string | null; visit: Visit },
): Promise<Entry> {
  const taken = await takeLink(ctx, hashOfToken(use.token));
  if (!taken || !use.person) refuse(refusals.linkExpired);
  if (!(await needsSetUp(ctx))) refuse(refusals.alreadySetUp);
  await deleteLinksOfKind(ctx, 'set-up');
  const personId = await createPerson(ctx, { ...use.person, roles: ['administrator'] });
  await updateCredential(ctx, personId, { passwordHash });
  return openSession(ctx, personId, visit);
}

/** Whether the person has a second factor and has not shown it yet. Refuses a wrong code. */
async function needsCode(
  ctx: Context,
  vault: Vault,
  proof: { personId: Id; code: string | undefined },
): Promise<boolean> {
  const check = await checkSecondFactor(ctx, vault, proof);
  if (check === 'wrong') refuse(refusals.wrongCode);
  return check === 'missing';
}
