import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, sessionEnded } from '../contract.ts';
import { type Device, deviceOf } from '../core/device.ts';
import { mustEnrol } from '../core/session.ts';
import { readPolicy } from './credential-store.ts';
import { findPerson } from './person-store.ts';
import { goOffline } from './presence.ts';
import { own } from './reach.ts';
import { deleteSessions, findSession, findSessions, insertSession } from './session-store.ts';
import { hashOfToken, newToken } from './token.ts';

/** Where somebody comes from. */
export interface Visit {
  /** IP address. */
  readonly address: string;
  readonly userAgent: string;
}

/** A person is signed in, and this is his token. */
export interface Entry {
  readonly next: 'enter' | 'enrol';
  readonly token: string;
}

/** Opens a session for somebody who has proven who he is. */
export async function openSession(ctx: Context, personId: Id, visit: Visit): Promise<Entry> {
  const person = await findPerson(ctx, personId);
  if (person?.state !== 'active') refuse('not-found');
  const { secondFactorRequiredFor } = await readPolicy(ctx);
  const isRestricted = mustEnrol(
    { roles: person.roles, isEnrolled: person.hasSecondFactor },
    secondFactorRequiredFor,
  );
  const token = newToken();
  await insertSession(ctx, {
    id: newId(Date.parse(ctx.now)),
    personId,
    tokenHash: hashOfToken(token),
    mustEnrol: isRestricted,
    createdAt: ctx.now,
    lastSeenAt: ctx.now,
    address: visit.address,
    userAgent: visit.userAgent,
  });
  await ctx.audit('staff.signed-in', personId);
  return { next: isRestricted ? 'enrol' : 'enter', token };
}

export interface ListedSession extends Device {
  readonly id: Id;
  readonly address: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly isCurrent: boolean;
}

/** One's own sessions, the latest seen first. token: of the session in which one asks. */
export async function listSessions(ctx: Context, token: string | null): Promise<ListedSession[]> {
  const currentHash = token && hashOfToken(token);
  const sessions = await findSessions(ctx, own(ctx));
  return sessions.map(({ id, address, createdAt, lastSeenAt, userAgent, tokenHash }) => ({
    id,
    address,
    createdAt,
    lastSeenAt,
    ...deviceOf(userAgent),
    isCurrent: tokenHash === currentHash,
  }));
}

/** Ends one of one's own sessions. */
export async function endOwnSession(ctx: Context, id: Id): Promise<void> {
  await endSessions(ctx, { personId: own(ctx), id });
}

/** Ends all of one's own sessions but the one in which one asks. */
export async function endOtherSessions(ctx: Context, token: string | null): Promise<void> {
  await endSessions(ctx, { personId: own(ctx), exceptToken: token ?? undefined });
}

/** Ends the session of a token, if it has one. */
export async function signOut(ctx: Context, token: string): Promise<void> {
  const session = await findSession(ctx, hashOfToken(token));
  if (session) await endSessions(ctx, { personId: session.personId, id: session.id });
}

/** Signs a person out everywhere. */
export async function endSessionsOf(ctx: Context, personId: Id): Promise<void> {
  authorise(ctx, may.administer);
  await endSessions(ctx, { personId });
}

/** Ends sessions of a person: all, one, or all but one. With the last one he goes offline. */
export async function endSessions(
  ctx: Context,
  which: { personId: Id; id?: Id; exceptToken?: string | undefined },
): Promise<void> {
  const { personId, id, exceptToken } = which;
  const ended = await deleteSessions(ctx, {
    personId,
    ...(id && { id }),
    ...(exceptToken && { exceptTokenHash: hashOfToken(exceptToken) }),
  });
  if (ended.length === 0) return;
  for (const sessionId of ended) {
    ctx.emit(sessionEnded, {
      projectId: null,
      subjectId: personId,
      data: { personId, sessionId },
    });
  }
  await ctx.audit('staff.signed-out', personId, { sessions: ended.length });
  if ((await findSessions(ctx, personId)).length === 0) await goOffline(ctx, personId);
}
