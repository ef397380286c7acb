import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { mustEnrol } from '../core/session.ts';
import {
  type Credential,
  lockCredential,
  readPolicy,
  replaceRecoveryCodes,
  takeRecoveryCode,
  updateCredential,
} from './credential-store.ts';
import { announce } from './people.ts';
import { findPerson } from './person-store.ts';
import { own } from './reach.ts';
import { clearMustEnrol } from './session-store.ts';
import { hashOfToken } from './token.ts';
import type { Vault } from './vault.ts';

const issuer = 'Heed';
const periodSeconds = 30;
/** Clocks of phones may be this many steps off, before and behind. */
const toleratedSteps = 1;
const recoveryCodeCount = 10;
/** 80 bits in base 32: long enough to be stored under a fast hash. */
const recoveryCodeBytes = 10;

export type SecondFactorCheck = 'not-enrolled' | 'missing' | 'wrong' | 'right';

/** Checks a code of the person's device, or a recovery code, and uses it up.
 *  A device's code is taken once: not again, and none from before it. */
export async function checkSecondFactor(
  ctx: Context,
  vault: Vault,
  { personId, code }: { personId: Id; code: string | undefined },
): Promise<SecondFactorCheck> {
  const credential = await lockCredential(ctx, personId);
  if (!credential?.totpConfirmedAt) return 'not-enrolled';
  if (code === undefined) return 'missing';
  const isRight = /^\d{6}$/.test(code)
    ? await takeStep(ctx, vault, { credential, code })
    : await takeRecoveryCode(ctx, personId, hashOfRecoveryCode(code));
  return isRight ? 'right' : 'wrong';
}

/** Begins to set up a second factor: makes its secret and returns it as an address that an
 *  authenticator reads. Nothing holds until a first code confirms it. */
export async function beginEnrolment(ctx: Context, vault: Vault): Promise<string> {
  const personId = own(ctx);
  const person = await findPerson(ctx, personId);
  if (person?.hasSecondFactor) refuse(refusals.secondFactorPresent);
  const secret = new Secret();
  await updateCredential(ctx, personId, {
    totpSecret: vault.seal(secret.base32, personId),
    totpLastStep: null,
  });
  return new TOTP({ issuer, label: person?.email ?? '', secret }).toString();
}

/** Confirms the second factor with a first code; returns the recovery codes, to be shown once. */
export async function confirmEnrolment(
  ctx: Context,
  vault: Vault,
  code: string,
): Promise<string[]> {
  const personId = own(ctx);
  const credential = await lockCredential(ctx, personId);
  if (credential?.totpConfirmedAt) refuse(refusals.secondFactorPresent);
  if (!credential?.totpSecret) refuse(refusals.secondFactorMissing);
  if (!(await takeStep(ctx, vault, { credential, code }))) refuse(refusals.wrongCode);
  await updateCredential(ctx, personId, { totpConfirmedAt: ctx.now });
  await clearMustEnrol(ctx, personId);
  announce(ctx, personId, []);
  await ctx.audit('staff.second-factor-added', personId);
  return makeRecoveryCodes(ctx, personId);
}

/** Makes new recovery codes in place of the old ones, for whoever shows a code. */
export async function renewRecoveryCodes(
  ctx: Context,
  vault: Vault,
  code: string,
): Promise<string[]> {
  const personId = own(ctx);
  await demandCode(ctx, vault, { personId, code });
  await ctx.audit('staff.recovery-codes-renewed', personId);
  return makeRecoveryCodes(ctx, personId);
}

/** Removes one's own second factor, where none is required. */
export async function removeOwnSecondFactor(
  ctx: Context,
  vault: Vault,
  code: string,
): Promise<void> {
  const personId = own(ctx);
  const person = await findPerson(ctx, personId);
  const { secondFactorRequiredFor } = await readPolicy(ctx);
  if (person && mustEnrol({ ...person, isEnrolled: false }, secondFactorRequiredFor)) {
    refuse(refusals.secondFactorRequired);
  }
  await demandCode(ctx, vault, { personId, code });
  await forgetSecondFactor(ctx, personId);
}

/** Removes the second factor of a person who has lost it. */
export async function removeSecondFactor(ctx: Context, personId: Id): Promise<void> {
  authorise(ctx, may.administer);
  await forgetSecondFactor(ctx, personId);
}

async function demandCode(
  ctx: Context,
  vault: Vault,
  proof: { personId: Id; code: string },
): Promise<void> {
  const check = await checkSecondFactor(ctx, vault, proof);
  if (check === 'not-enrolled') refuse(refusals.secondFactorMissing);
  if (check !== 'right') refuse(refusals.wrongCode);
}

async function forgetSecondFactor(ctx: Context, personId: Id): Promise<void> {
  await updateCredential(ctx, personId, {
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  });
  await replaceRecoveryCodes(ctx, personId, []);
  await ctx.audit('staff.second-factor-removed', personId);
}

/** Whether the code is right and of a later step than the last one taken; then it is taken.
 *  Source: RFC 6238, section 5.2. */
async function takeStep(
  ctx: Context,
  vault: Vault,
  { credential, code }: { credential: Credential; code: string },
): Promise<boolean> {
  const { personId, totpSecret, totpLastStep } = credential;
  if (totpSecret === null) return false;
  const secret = Secret.fromBase32(vault.open(totpSecret, personId));
  const timestamp = Date.parse(ctx.now);
  const offset = TOTP.validate({ secret, token: code, timestamp, window: toleratedSteps });
  if (offset === null) return false;
  const step = TOTP.counter({ period: periodSeconds, timestamp }) + offset;
  if (totpLastStep !== null && step <= totpLastStep) return false;
  await updateCredential(ctx, personId, { totpLastStep: step });
  return true;
}

async function makeRecoveryCodes(ctx: Context, personId: Id): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  await replaceRecoveryCodes(ctx, personId, codes.map(hashOfRecoveryCode));
  return codes;
}

/** `k7rm-2q4x-…`, to be written on paper. */
function newRecoveryCode(): string {
  const { buffer } = new Uint8Array(randomBytes(recoveryCodeBytes));
  return (new Secret({ buffer }).base32.toLowerCase().match(/.{4}/g) ?? []).join('-');
}

function hashOfRecoveryCode(code: string): string {
  return hashOfToken(code.toLowerCase().replace(/[\s-]/g, ''));
}
