import { type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs, type Instant, secondMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Presence, PresenceSegment, PresenceState } from '../core/presence.ts';

/** A heartbeat sooner than this after the last one is not worth a write. */
const heartbeatStepMs = 15 * secondMs;

type Tables = {
  'staff.presence': {
    personId: Id;
    state: PresenceState;
    reason: string | null;
    since: Instant;
    seenAt: Instant | null;
  };
  'staff.person': { id: Id; scope: Id[] };
  'staff.presenceSegment': PresenceSegment & { id: Id; personId: Id };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** A person's presence and projects, the presence held against other writers until the
 *  transaction ends. */
export async function lockPresence(
  ctx: Context,
  personId: Id,
): Promise<(Selectable<Tables['staff.presence']> & { scope: Id[] }) | undefined> {
  return tables(ctx)
    .selectFrom('staff.presence as presence')
    .innerJoin('staff.person as person', 'person.id', 'presence.personId')
    .selectAll('presence')
    .select('person.scope')
    .where('presence.personId', '=', personId)
    .forUpdate('presence')
    .executeTakeFirst();
}

/** A person's presence. */
export async function findPresence(ctx: Context, personId: Id): Promise<Presence> {
  return tables(ctx)
    .selectFrom('staff.presence')
    .select(['state', 'reason', 'since'])
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
}

/** Changes a person's presence. */
export async function updatePresence(
  ctx: Context,
  personId: Id,
  changes: Updateable<Tables['staff.presence']>,
): Promise<void> {
  await tables(ctx)
    .updateTable('staff.presence')
    .set(changes)
    .where('personId', '=', personId)
    .execute();
}

/** Notes a sign of life. */
export async function touchPresence(ctx: Context, personId: Id): Promise<void> {
  await tables(ctx)
    .updateTable('staff.presence')
    .set({ seenAt: ctx.now })
    .where('personId', '=', personId)
    .where((where) =>
      where.or([
        where('seenAt', 'is', null),
        where('seenAt', '<', addMs(ctx.now, -heartbeatStepMs)),
      ]),
    )
    .execute();
}

/** Whether a person has shown a sign of life since an instant. */
export async function wasSeenSince(ctx: Context, personId: Id, since: Instant): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('staff.presence')
    .select('personId')
    .where('personId', '=', personId)
    .where('seenAt', '>=', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds to a person's history. */
export async function insertSegment(
  ctx: Context,
  segment: Tables['staff.presenceSegment'],
): Promise<void> {
  await tables(ctx).insertInto('staff.presenceSegment').values(segment).execute();
}

/** The ended segments that overlap a time, by person and start.
 *  personIds: of these people only, when given. */
export async function findSegments(
  ctx: Context,
  time: { from: Instant; to: Instant; personIds?: readonly Id[] | undefined },
): Promise<(PresenceSegment & { personId: Id })[]> {
  const { from, to, personIds } = time;
  return tables(ctx)
    .selectFrom('staff.presenceSegment')
    .select(['personId', 'state', 'reason', 'startedAt', 'endedAt'])
    .where('endedAt', '>', from)
    .where('startedAt', '<', to)
    .$if(personIds !== undefined, (query) =>
      query.where('personId', '=', sql<Id>`any(${personIds}::uuid[])`),
    )
    .orderBy('personId')
    .orderBy('startedAt')
    .execute();
}
