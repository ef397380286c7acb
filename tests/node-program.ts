import { sql } from 'kysely';
import { openCentre } from '#app/centre.ts';
import { systemClock } from '#kernel/time.ts';
import { readConfig } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import { openLog } from '#platform/log/log.ts';
import type { NodeOrder } from './nodes.ts';

/** A node without doors. When it is told to, it takes what the routing of a project needs, and
 *  keeps it in an open transaction until it is told to finish. */
const centre = await openCentre({
  config: readConfig(process.env),
  databaseUrl: process.env.NODE_DATABASE_URL ?? '',
  clock: systemClock,
  log: openLog({ level: 'silent' }),
  isSelfRunning: true,
  poolSize: 5,
});
const finishing = Promise.withResolvers<void>();
process.on('message', (order: NodeOrder) => {
  if (order.kind === 'hold') void hold(order.projectId);
  if (order.kind === 'finish') finishing.resolve();
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function hold(projectId: string): Promise<void> {
  await centre.database.run(systemActor, async (ctx) => {
    await sql`select from platform.subscription where name = 'routing' for update`.execute(ctx.tx);
    await lockUntilCommit(ctx.tx, `routing:${projectId}`);
    process.send?.('holding');
    await finishing.promise;
    await sql`select 1`.execute(ctx.tx);
    await ctx.audit('test.held', projectId);
  });
  process.send?.('finished');
}
