import { sql, type Updateable } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { LinkKind } from '../contract.ts';
import type { Role } from '../core/role.ts';
import type { Tries } from '../core/throttle.ts';

export interface Credential {
  readonly personId: Id;
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly totpConfirmedAt: Instant | null;
  readonly totpLastStep: number | null;
}

export interface LinkRow {
  readonly tokenHash: string;
  readonly kind: LinkKind;
  readonly personId: Id | null;
  readonly expiresAt: Instant;
}

type Tables = {
  'staff.credential': Credential;
  'staff.recoveryCode': { personId: Id; codeHash: string };
  'staff.signInLink': LinkRow;
  'staff.signInTry': { key: string } & Tries;
  'staff.signInPolicy': { secondFactorRequiredFor: Role[] };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The password of the active person with an e-mail address, as it is stored. One look, whether
 *  there is such a person or not, so that the time does not tell. */
export async function findAccount(
  ctx: Context,
  email: string,
): Promise<{ personId: Id; passwordHash: string | null } | undefined> {
  const { rows } = await sql<{ personId: Id; passwordHash: string | null }>`
    select p.id as person_id, c.password_hash
    from staff.person p join staff.credential c on c.person_id = p.id
    where lower(p.email) = ${email.toLowerCase()} and p.state = 'active'`.execute(ctx.tx);
  return rows[0];
}

/** What a person proves himself with, held against other writers until the transaction ends. */
export async function lockCredential(ctx: Context, personId: Id): Promise<Credential | undefined> {
  return tables(ctx)
    .selectFrom('staff.credential')
    .selectAll()
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes what a person proves himself with. */
export async function updateCredential(
  ctx: Context,
  personId: Id,
  changes: Updateable<Tables['staff.credential']>,
): Promise<void> {
  await tables(ctx)
    .updateTable('staff.credential')
    .set(changes)
    .where('personId', '=', personId)
    .execute();
}

/** Uses a recovery code up. Returns whether there was one. */
export async function takeRecoveryCode(
  ctx: Context,
  personId: Id,
  codeHash: string,
): Promise<boolean> {
  const taken = await tables(ctx)
    .deleteFrom('staff.recoveryCode')
    .where('personId', '=', personId)
    .where('codeHash', '=', codeHash)
    .returning('personId')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives a person these recovery codes and no others. */
export async function replaceRecoveryCodes(
  ctx: Context,
  personId: Id,
  codeHashes: readonly string[],
): Promise<void> {
  await tables(ctx).deleteFrom('staff.recoveryCode').where('personId', '=', personId).execute();
  if (codeHashes.length === 0) return;
  const rows = codeHashes.map((codeHash) => ({ personId, codeHash }));
  await tables(ctx).insertInto('staff.recoveryCode').values(rows).execute();
}

/** Stores a link, and forgets those that have expired. */
export async function insertLink(ctx: Context, link: LinkRow): Promise<void> {
  await tables(ctx).deleteFrom('staff.signInLink').where('expiresAt', '<=', ctx.now).execute();
  await tables(ctx).insertInto('staff.signInLink').values(link).execute();
}

/** The link, while it can be used. */
export async function findLink(ctx: Context, tokenHash: string): Promise<LinkRow | undefined> {
  return tables(ctx)
    .selectFrom('staff.signInLink')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst();
}

/** Takes a link away; of two who use it at once only one gets it. */
export async function takeLink(ctx: Context, tokenHash: string): Promise<LinkRow | undefined> {
  return tables(ctx)
    .deleteFrom('staff.signInLink')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', ctx.now)
    .returningAll()
    .executeTakeFirst();
}

/** Takes away every link of a person. */
export async function deleteLinksOf(ctx: Context, personId: Id): Promise<void> {
  await tables(ctx).deleteFrom('staff.signInLink').where('personId', '=', personId).execute();
}

/** Takes away every link of a kind. */
export async function deleteLinksOfKind(ctx: Context, kind: LinkKind): Promise<void> {
  await tables(ctx).deleteFrom('staff.signInLink').where('kind', '=', kind).execute();
}

/** The tries so far. */
export async function findTries(ctx: Context, key: string): Promise<Tries | null> {
  const tries = await tables(ctx)
    .selectFrom('staff.signInTry')
    .select(['count', 'lastAt'])
    .where('key', '=', key)
    .executeTakeFirst();
  return tries ?? null;
}

/** Counts one try more. */
export async function addTry(ctx: Context, key: string): Promise<void> {
  await sql`insert into staff.sign_in_try (key, count, last_at) values (${key}, 1, ${ctx.now})
    on conflict (key) do update
      set count = sign_in_try.count + 1, last_at = excluded.last_at`.execute(ctx.tx);
}

/** Forgets tries: of these keys, or those before an instant. */
export async function deleteTries(
  ctx: Context,
  which: { keys: readonly string[] } | { before: Instant },
): Promise<void> {
  const all = tables(ctx).deleteFrom('staff.signInTry');
  const some =
    'keys' in which ? all.where('key', 'in', which.keys) : all.where('lastAt', '<', which.before);
  await some.execute();
}

/** The roles that need a second factor. */
export async function readPolicy(ctx: Context): Promise<{ secondFactorRequiredFor: Role[] }> {
  return tables(ctx).selectFrom('staff.signInPolicy').selectAll().executeTakeFirstOrThrow();
}

/** Says which roles need a second factor. */
export async function writePolicy(
  ctx: Context,
  policy: { secondFactorRequiredFor: Role[] },
): Promise<void> {
  await tables(ctx).updateTable('staff.signInPolicy').set(policy).execute();
}
