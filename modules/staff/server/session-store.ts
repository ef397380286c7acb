import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs, type Instant, minuteMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { ApiKey } from '../core/api-key.ts';
import type { Role } from '../core/role.ts';
import { sessionIdleMs, sessionMaximumMs } from '../core/session.ts';

/** Being seen again sooner than this is not worth a write. */
const seenStepMs = minuteMs;

type Tables = {
  'staff.session': {
    id: Id;
    personId: Id;
    tokenHash: string;
    mustEnrol: boolean;
    createdAt: Instant;
    lastSeenAt: Instant;
    address: string;
    userAgent: string;
  };
  'staff.apiKey': {
    id: Id;
    name: string;
    secretHash: string;
    permissions: string[];
    scope: Id[];
    seesEveryProject: boolean;
    createdAt: Instant;
    createdBy: Id;
    lastUsedAt: Instant | null;
    revokedAt: Instant | null;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

export type SessionRow = Selectable<Tables['staff.session']>;

/** Whose session or key it is, and what he may touch. */
export interface Identity {
  readonly id: Id;
  readonly roles: readonly Role[];
  readonly mustEnrol: boolean;
  readonly scope: readonly Id[];
  readonly seesEveryProject: boolean;
}

export interface ProgramIdentity {
  readonly id: Id;
  readonly permissions: readonly string[];
  readonly scope: readonly Id[];
  readonly seesEveryProject: boolean;
}

/** Opens a session, and forgets everybody's that have ended by themselves. */
export async function insertSession(ctx: Context, session: SessionRow): Promise<void> {
  await tables(ctx)
    .deleteFrom('staff.session')
    .where((where) =>
      where.or([
        where('lastSeenAt', '<=', addMs(ctx.now, -sessionIdleMs)),
        where('createdAt', '<=', addMs(ctx.now, -sessionMaximumMs)),
      ]),
    )
    .execute();
  await tables(ctx).insertInto('staff.session').values(session).execute();
}

/** The person of a living session, in one statement that also notes when he was last seen. */
export async function findIdentity(ctx: Context, tokenHash: string): Promise<Identity | undefined> {
  const { rows } = await sql<Identity>`
    with found as (
      select p.id, p.roles, p.scope, p.sees_every_project, s.must_enrol, s.id as session_id
      from staff.session s join staff.person p on p.id = s.person_id
      where s.token_hash = ${tokenHash} and p.state = 'active'
        and s.last_seen_at > ${addMs(ctx.now, -sessionIdleMs)}
        and s.created_at > ${addMs(ctx.now, -sessionMaximumMs)}),
    seen as (
      update staff.session s set last_seen_at = ${ctx.now} from found
      where s.id = found.session_id and s.last_seen_at < ${addMs(ctx.now, -seenStepMs)})
    select id, roles, scope, sees_every_project, must_enrol from found`.execute(ctx.tx);
  return rows[0];
}

/** The living sessions of a person, the latest seen first. */
export async function findSessions(ctx: Context, personId: Id): Promise<SessionRow[]> {
  return tables(ctx)
    .selectFrom('staff.session')
    .selectAll()
    .where('personId', '=', personId)
    .where('lastSeenAt', '>', addMs(ctx.now, -sessionIdleMs))
    .where('createdAt', '>', addMs(ctx.now, -sessionMaximumMs))
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** Ends sessions of a person; returns which. */
export async function deleteSessions(
  ctx: Context,
  which: { personId: Id; id?: Id; exceptTokenHash?: string },
): Promise<Id[]> {
  const { personId, id, exceptTokenHash } = which;
  const ended = await tables(ctx)
    .deleteFrom('staff.session')
    .where('personId', '=', personId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(exceptTokenHash !== undefined, (query) =>
      query.where('tokenHash', '<>', exceptTokenHash ?? ''),
    )
    .returning('id')
    .execute();
  return ended.map((session) => session.id);
}

/** The session of a token. */
export async function findSession(
  ctx: Context,
  tokenHash: string,
): Promise<SessionRow | undefined> {
  return tables(ctx)
    .selectFrom('staff.session')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

/** Lets the sessions of a person do everything again, now that he has a second factor. */
export async function clearMustEnrol(ctx: Context, personId: Id): Promise<void> {
  await tables(ctx)
    .updateTable('staff.session')
    .set({ mustEnrol: false })
    .where('personId', '=', personId)
    .execute();
}

/** Adds a key of a program. */
export async function insertKey(
  ctx: Context,
  key: Omit<Selectable<Tables['staff.apiKey']>, 'lastUsedAt' | 'revokedAt'>,
): Promise<void> {
  await sql`
    insert into staff.api_key (id, name, secret_hash, permissions, scope, sees_every_project,
      created_at, created_by)
    values (${key.id}, ${key.name}, ${key.secretHash}, ${key.permissions}, ${key.scope},
      ${key.seesEveryProject}, ${key.createdAt}, ${key.createdBy})`.execute(ctx.tx);
}

/** The program with a key that is not revoked, noting that it was used. */
export async function findProgram(
  ctx: Context,
  { id, secretHash }: { id: Id; secretHash: string },
): Promise<ProgramIdentity | undefined> {
  const { rows } = await sql<ProgramIdentity>`
    with found as (
      select id, permissions, scope, sees_every_project from staff.api_key
      where id = ${id} and secret_hash = ${secretHash} and revoked_at is null),
    used as (
      update staff.api_key k set last_used_at = ${ctx.now} from found
      where k.id = found.id and coalesce(k.last_used_at < ${addMs(ctx.now, -seenStepMs)}, true))
    select * from found`.execute(ctx.tx);
  return rows[0];
}

/** The keys that are not revoked, the newest first. */
export async function findKeys(ctx: Context): Promise<ApiKey[]> {
  const keys = await tables(ctx)
    .selectFrom('staff.apiKey')
    .select(['id', 'name', 'permissions', 'scope as projectIds', 'seesEveryProject'])
    .select(['createdAt', 'lastUsedAt'])
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return keys;
}

/** Revokes a key. Returns whether there was one. */
export async function revokeKeyRow(ctx: Context, id: Id): Promise<boolean> {
  const revoked = await tables(ctx)
    .updateTable('staff.apiKey')
    .set({ revokedAt: ctx.now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}
