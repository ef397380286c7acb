import type { HeedEvent } from '#kernel/event.ts';
import type { Permission } from '#kernel/permission.ts';
import { type Instant, msBetween, secondMs } from '#kernel/time.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import type { Live } from '#platform/live/live.ts';
import { keyRevoked, personChanged, sessionEnded } from '../contract.ts';
import { readApiKey } from '../core/api-key.ts';
import { permissionsOfRoles } from '../core/role.ts';
import { findIdentity, findProgram, type Identity, type ProgramIdentity } from './session-store.ts';
import { hashOfToken } from './token.ts';

/** How long an answer is remembered without asking the database again. */
const rememberedMs = 5 * secondMs;
const maximumRemembered = 10_000;

/** What a request shows of itself. */
export interface Credentials {
  readonly sessionToken: string | null;
  /** The Authorization header. */
  readonly authorization: string | null;
}

/** Says who asks; null when nobody that Heed knows. */
export type Identify = (credentials: Credentials) => Promise<Actor | null>;

/** After these somebody may no longer do what he might before. */
export const turningPoints: ReadonlySet<string> = new Set(
  [sessionEnded, personChanged, keyRevoked].map(({ name }) => name),
);

/** Makes the function that says who asks: by key when one is shown, else by session. It asks the
 *  database once and remembers the answer for 5 s, or until something happens to whoever it was:
 *  a session that has ended and a key that was revoked are refused at once on this node.
 *  permissions: all that the modules declare. */
export function openIdentify(options: {
  database: Database;
  live: Pick<Live, 'onEvent'>;
  permissions: readonly Permission[];
}): Identify {
  const { database, live, permissions } = options;
  const remembered = new Map<string, { actor: Actor; at: Instant }>();
  let forgettings = 0;

  function forget({ name, subjectId }: HeedEvent): void {
    if (!turningPoints.has(name)) return;
    forgettings += 1;
    for (const [key, { actor }] of remembered) if (actor.id === subjectId) remembered.delete(key);
  }

  database.onCommit((events) => events.forEach(forget));
  live.onEvent(forget);
  return async (credentials) => {
    const { sessionToken, authorization } = credentials;
    if (sessionToken === null && authorization === null) return null;
    const key = hashOfToken(JSON.stringify([authorization, sessionToken]));
    const now = database.clock();
    const known = remembered.get(key);
    if (known && msBetween(known.at, now) < rememberedMs) return known.actor;
    const before = forgettings;
    const actor = await database.run(systemActor, (ctx) => look(ctx, credentials, permissions));
    // What happened meanwhile may have made the answer stale.
    if (actor && before === forgettings) {
      if (remembered.size >= maximumRemembered) remembered.clear();
      remembered.set(key, { actor, at: now });
    }
    return actor;
  };
}

async function look(
  ctx: Context,
  { sessionToken, authorization }: Credentials,
  permissions: readonly Permission[],
): Promise<Actor | null> {
  const key = readApiKey(authorization ?? '');
  if (key) {
    const program = await findProgram(ctx, { id: key.id, secretHash: hashOfToken(key.secret) });
    return program ? programActor(program) : null;
  }
  const person = sessionToken === null ? null : await findIdentity(ctx, hashOfToken(sessionToken));
  return person ? personActor(person, permissions) : null;
}

function programActor({ id, permissions, scope, seesEveryProject }: ProgramIdentity): Actor {
  return {
    id,
    kind: 'program',
    permissions: new Set(permissions),
    scope: seesEveryProject ? 'everything' : scope,
  };
}

/** Whoever must set up a second factor first may do nothing but that. */
function personActor(person: Identity, permissions: readonly Permission[]): Actor {
  const { id, roles, mustEnrol, scope, seesEveryProject } = person;
  if (mustEnrol) return { id, kind: 'person', permissions: new Set(), scope: [] };
  const isUnbound = seesEveryProject || roles.includes('administrator');
  return {
    id,
    kind: 'person',
    permissions: permissionsOfRoles(permissions, roles),
    scope: isUnbound ? 'everything' : scope,
  };
}
