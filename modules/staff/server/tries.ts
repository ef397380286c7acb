import { refuse } from '#kernel/errors.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import { refusals } from '../contract.ts';
import { forgetTriesAfterMs, limits, networkOf, type Purpose, waitMs } from '../core/throttle.ts';
import { addTry, deleteTries, findTries } from './credential-store.ts';
import { hashOfToken } from './token.ts';

/** Runs work in one transaction, which commits before it returns. */
export type Run = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** Somebody who says who he is, from somewhere. */
export interface Claimant {
  /** An e-mail address, whether anybody has it or not, or the id of who is signed in. */
  readonly account: string;
  /** IP address. */
  readonly address: string;
}

/** Counts a try, in a transaction of its own, so that it counts whatever comes of it.
 *  Refuses with `staff.too-many-attempts` { retryAfterMs, minutes } while one has to wait. */
export async function countTry(run: Run, purpose: Purpose, claimant: Claimant): Promise<void> {
  const retryAfterMs = await run(async (ctx) => {
    const { account, place } = keysOf(purpose, claimant);
    await lockUntilCommit(ctx.tx, `staff.sign_in_try ${account}`);
    await deleteTries(ctx, { before: addMs(ctx.now, -forgetTriesAfterMs) });
    const pauseMs = Math.max(
      waitMs(await findTries(ctx, account), limits[purpose].account, ctx.now),
      waitMs(await findTries(ctx, place), limits[purpose].place, ctx.now),
    );
    if (pauseMs === 0) for (const key of [account, place]) await addTry(ctx, key);
    return pauseMs;
  });
  if (retryAfterMs > 0) {
    const minutes = Math.ceil(retryAfterMs / minuteMs);
    refuse(refusals.tooManyAttempts, { retryAfterMs, minutes });
  }
}

/** Forgets the tries of somebody who has proven who he is. */
export async function forgetTries(
  ctx: Context,
  purpose: Purpose,
  claimant: Claimant,
): Promise<void> {
  await deleteTries(ctx, { keys: Object.values(keysOf(purpose, claimant)) });
}

/** Runs work that refuses whoever cannot prove who he is: the try counts, and a success forgets
 *  the tries before it. */
export async function guard<T>(
  run: Run,
  claimant: Claimant,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  await countTry(run, 'sign-in', claimant);
  return run(async (ctx) => {
    const result = await work(ctx);
    await forgetTries(ctx, 'sign-in', claimant);
    return result;
  });
}

function keysOf(purpose: Purpose, { account, address }: Claimant) {
  const name = `${purpose} ${account.toLowerCase()}`;
  return { account: hashOfToken(name), place: hashOfToken(`${name} ${networkOf(address)}`) };
}
