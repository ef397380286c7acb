import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#kernel/errors.ts';
import { refusals } from '../contract.ts';
import { minimumPasswordLength, passwordWeakness } from '../core/password.ts';

/** Argon2id with 19 MiB and two passes. Source: OWASP, Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing takes two threads of the program's pool at most, so that files and look-ups go on. */
const maximumAtOnce = 2;
const maximumWaiting = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashes a password for storage. Slow on purpose: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** Of a password that nobody knows. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$/NCxBTVVFmlOWlNC74FhUg$' +
  'K/ilOeJ3KFcOgc3ALDI4p91/92zyuZwgNBuazHb1AOM';

/** Whether the password belongs to the stored hash. Without a hash it takes as long and says no,
 *  so that nobody learns from the time which people exist. Never inside a transaction. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const isRight = await inTurn(() => verify(stored ?? decoy, password.normalize('NFKC')));
  return isRight && stored !== null;
}

/** Refuses a password that is easy to guess. */
export function refuseWeakPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): void {
  const reason = passwordWeakness(password, person);
  if (reason) {
    refuse(refusals.passwordTooWeak, { reason, minimumLength: minimumPasswordLength });
  }
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maximumAtOnce) {
    if (waiting.length >= maximumWaiting) refuse('too-many-requests');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
