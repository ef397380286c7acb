import type { Server } from '#app/server.ts';
import { secondMs } from '#kernel/time.ts';
import type { Config } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import { openActors } from '../actors.ts';
import { readRoster } from '../filling/mark.ts';
import { readOpenTalks } from '../open-talks.ts';
import { hearForCrew, seatCrews } from './crew.ts';
import { beginArrivals } from './customers.ts';
import { openHourglass } from './hourglass.ts';
import { type Life, openLife } from './life.ts';
import { connectMailboxes } from './mail-customers.ts';
import { openOffices } from './offices.ts';
import { openPostOffice } from './post-office.ts';
import { resumeTalks } from './resuming.ts';
import { openSeats } from './seats.ts';

const lookMs = 3 * secondMs;

/** Lets the demo live: customers come to the doors, agents answer them, and whoever signs in to a
 *  seat has it for himself. Returns null in a centre without the demo. */
export async function startDemoLife({
  config,
  server,
}: {
  config: Config;
  server: Server;
}): Promise<{ close: () => Promise<void> } | null> {
  const { database, live } = server.centre;
  const roster = await database.run(systemActor, readRoster);
  if (!roster) return null;
  const log = openLog({ level: config.logLevel }).child('demo');
  const hourglass = openHourglass(log);
  const seats = openSeats(database);
  const closing: (() => void)[] = [];
  const life: Life = openLife({
    ...{ server, roster, log, hourglass, isFree: seats.isFree, actorOf: openActors(roster) },
    onClose: (close) => closing.push(close),
  });
  await seats.look();
  const hearForOffices = openOffices(life);
  const stop = live.onEvent((event) => {
    hearForCrew(life, event);
    hearForOffices(event);
  });
  await seatCrews(life);
  await resumeTalks(life, readOpenTalks(config.dataFolder));
  const post = await openPostOffice({ ...server.centre, log });
  await connectMailboxes(life, post);
  await beginArrivals(life, post);
  hourglass.every(lookMs, async () => {
    await seats.look();
  });
  return {
    close: async () => {
      stop();
      for (const close of closing) close();
      await hourglass.close();
      await post.close();
    },
  };
}
