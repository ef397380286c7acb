import type { Kysely } from 'kysely';
import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { heedId, type Id } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import type { Instant } from '#kernel/time.ts';

/** Whoever acts: a person of the centre, a program with a key, a visitor, or Heed itself. */
export interface Actor {
  readonly id: Id;
  readonly kind: 'person' | 'program' | 'visitor' | 'system';
  readonly permissions: ReadonlySet<string>;
  /** The projects whose rows he may touch. The database enforces it row by row. */
  readonly scope: readonly Id[] | 'everything';
}

/** An open transaction under the actor's scope. A store names its tables with
 *  `tx.withTables<Tables>()`. Columns are camelCase here and snake_case in SQL. */
export type Transaction = Kysely<unknown>;

/** Everything a verb may lean on. One context is one transaction. */
export interface Context {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly now: Instant;
  /** Appends a fact to the outbox in this transaction. */
  readonly emit: <Data>(definition: EventDefinition<Data>, fact: Fact<Data>) => void;
  /** Appends to the audit log in this transaction: who did what to which thing; ids and codes. */
  readonly audit: (action: string, subjectId: Id, data?: Record<string, unknown>) => Promise<void>;
}

export interface Fact<Data> {
  readonly projectId: Id | null;
  readonly subjectId: Id;
  readonly data: Data;
}

/** Somebody else was faster, and what was read is no longer so: the verb is run again. */
export class LostRace extends Error {}

/** Refuses with `forbidden` unless the actor has the permission. Heed itself always has. */
export function authorise(ctx: Pick<Context, 'actor'>, permission: Permission): void {
  if (!isAllowed(ctx.actor, permission)) refuse('forbidden', { permission: permission.name });
}

/** Whether the actor has the permission. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission.name);
}

/** Heed acting by itself: timers, subscribers, jobs. */
export const systemActor: Actor = {
  id: heedId,
  kind: 'system',
  permissions: new Set(),
  scope: 'everything',
};
