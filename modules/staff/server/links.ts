import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, hourMs, type Instant, minuteMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type LinkKind, may, refusals } from '../contract.ts';
import type { Person } from '../core/person.ts';
import { deleteLinksOfKind, findLink, insertLink, type LinkRow } from './credential-store.ts';
import { countOtherAdministrators, findPerson, lockAdministrators } from './person-store.ts';
import { hashOfToken, newToken } from './token.ts';

const validForMs = {
  invite: 7 * dayMs,
  reset: hourMs,
  'sign-in': 15 * minuteMs,
  'set-up': dayMs,
} as const satisfies Record<LinkKind, number>;

/** A link that was just made. The token is nowhere else: only its hash is stored. */
export interface NewLink {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Makes a link by which a person signs in; with `invite` and `reset` he sets a password on it.
 *  It can be used once. durationMs: how long, else what its kind allows. */
export async function createSignInLink(
  ctx: Context,
  link: { personId: Id; kind: Exclude<LinkKind, 'set-up'>; durationMs?: number },
): Promise<NewLink> {
  authorise(ctx, may.administer);
  const { personId, kind, durationMs = validForMs[kind] } = link;
  const person = (await findPerson(ctx, personId)) ?? refuse('not-found');
  if (person.state === 'disabled') refuse(refusals.personDisabled);
  await ctx.audit('staff.link-made', personId, { kind });
  return makeLink(ctx, { kind, personId, durationMs });
}

/** Makes the link by which the first administrator comes in; earlier ones end. Null once there is
 *  an active administrator. */
export async function createSetUpLink(ctx: Context): Promise<NewLink | null> {
  authorise(ctx, may.administer);
  if (!(await needsSetUp(ctx))) return null;
  await deleteLinksOfKind(ctx, 'set-up');
  return makeLink(ctx, { kind: 'set-up', personId: null, durationMs: validForMs['set-up'] });
}

/** Whether the centre still waits for its first administrator. */
export async function needsSetUp(ctx: Context): Promise<boolean> {
  await lockAdministrators(ctx);
  return (await countOtherAdministrators(ctx, ctx.actor.id)) === 0;
}

/** A link that can be used, and whose it is. */
export interface OpenLink {
  readonly link: LinkRow;
  readonly person: Person | null;
}

/** Reads a link without using it. Refuses one that is unknown, used or expired, all alike. */
export async function readLink(ctx: Context, token: string): Promise<OpenLink> {
  const link = (await findLink(ctx, hashOfToken(token))) ?? refuse(refusals.linkExpired);
  const person = link.personId ? ((await findPerson(ctx, link.personId)) ?? null) : null;
  return { link, person };
}

/** Whether a password is set with a link of this kind. */
export function setsPassword(kind: LinkKind): boolean {
  return kind !== 'sign-in';
}

async function makeLink(
  ctx: Context,
  { kind, personId, durationMs }: { kind: LinkKind; personId: Id | null; durationMs: number },
): Promise<NewLink> {
  const token = newToken();
  const expiresAt = addMs(ctx.now, durationMs);
  await insertLink(ctx, { tokenHash: hashOfToken(token), kind, personId, expiresAt });
  return { token, expiresAt };
}
