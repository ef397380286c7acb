import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import { systemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';

/** So long after his last request a person still counts as sitting there. */
const sittingMs = 20 * minuteMs;

/** The seats that real people have taken. Those of the simulation have no sessions. */
export interface Seats {
  readonly isFree: (personId: Id) => boolean;
  /** Looks who sits where. Returns who has just come. */
  readonly look: () => Promise<Id[]>;
}

/** Opens the list of seats, all of them free. */
export function openSeats(database: Database): Seats {
  let taken = new Set<Id>();
  return {
    isFree: (personId) => !taken.has(personId),
    look: async () => {
      const { rows } = await database.run(systemActor, (ctx) =>
        sql<{ personId: Id }>`
          select distinct person_id from staff.session
          where last_seen_at > ${addMs(ctx.now, -sittingMs)}`.execute(ctx.tx),
      );
      const now = new Set(rows.map(({ personId }) => personId));
      const came = [...now].filter((personId) => !taken.has(personId));
      taken = now;
      return came;
    },
  };
}
