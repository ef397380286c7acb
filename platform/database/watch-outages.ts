import { Unavailable } from '#kernel/errors.ts';
import { type Clock, type Instant, msBetween } from '#kernel/time.ts';
import type { Log } from '../log/log.ts';
import type { Database } from './database.ts';
import { asOutage } from './outage.ts';

/** The database, which tells the log once when it stops answering and once when it answers again.
 *  Whoever asks meanwhile gets an `Unavailable`. */
export function watchOutages(database: Database, log: Log, clock: Clock): Database {
  let goneSince: Instant | null = null;
  return {
    ...database,
    run: async (actor, work) => {
      try {
        const result = await database.run(actor, work);
        if (goneSince !== null) {
          log.warn('The database answers again.', { goneMs: msBetween(goneSince, clock()) });
          goneSince = null;
        }
        return result;
      } catch (error) {
        const told = asOutage(error);
        if (told instanceof Unavailable && goneSince === null) {
          goneSince = clock();
          log.error('The database does not answer.', { error });
        }
        throw told;
      }
    },
  };
}
