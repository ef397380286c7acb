import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** Why Heed cannot work on a database. The message says what to do and stands by itself. */
export class UnfitDatabase extends Error {}

export interface AppRole {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly appPassword: string;
}

const insufficientPrivilege = '42501';
const scramIterations = 4_096;

/** Makes the role as which Heed works, or gives it its password. It owns nothing and so cannot step
 *  around row-level security. Throws UnfitDatabase when the owner may not, unless somebody who may
 *  has made it. client: signed in as the owner. */
export async function prepareRole(client: pg.Client, about: AppRole): Promise<void> {
  const { appRole, appPassword } = about;
  const name = client.escapeIdentifier(appRole);
  const { rows } = await client.query<{ isAbove: boolean }>(
    'select rolsuper or rolbypassrls as "isAbove" from pg_roles where rolname = $1',
    [appRole],
  );
  const [found] = rows;
  if (found?.isAbove) {
    throw new UnfitDatabase(
      `The role ${appRole} steps around row-level security. Have it altered by a superuser:\n` +
        `  alter role ${name} nosuperuser nobypassrls;`,
    );
  }
  try {
    const verb = found ? 'alter' : 'create';
    await client.query(`${verb} role ${name} login password ${client.escapeLiteral(appPassword)}`);
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
  const refusal = await signIn(about);
  if (refusal !== null) throw new UnfitDatabase(roleWanted(about, name, refusal));
}

/** Tries to sign in as the role. Returns why it fails, or null. */
async function signIn({ ownerUrl, appRole, appPassword }: AppRole): Promise<string | null> {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = appPassword;
  const client = new pg.Client({ connectionString: url.href });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end();
  }
}

/** The statement holds no password: PostgreSQL takes what it would keep of one, too. */
function roleWanted({ appPassword }: AppRole, name: string, refusal: string): string {
  return (
    `Heed works as the role ${name}, and cannot sign in as it: ${refusal}.\n` +
    'When the owner of the database has the right CREATEROLE, Heed makes the role itself.\n' +
    `Else have it made (or altered) by somebody who may:\n` +
    `  create role ${name} login password '${scramVerifier(appPassword)}';`
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === insufficientPrivilege;
}

/** What PostgreSQL keeps of a password. Source: RFC 5803, and its catalogue pg_authid. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, scramIterations, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  const serverKey = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${scramIterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
