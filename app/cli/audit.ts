import { systemClock } from '#kernel/time.ts';
import { verifyAudit } from '#platform/audit/audit-store.ts';
import { readConfig } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openLog } from '#platform/log/log.ts';
import { type Command, UsageError } from './command.ts';
import { openGround } from './ground.ts';

/** Says whether every line of the audit log follows from the one before. Exit code 1: not. */
export const auditCommand: Command = {
  words: 'verify',
  summary: 'Check that the audit log is whole.',
  run: async ([word]) => {
    if (word !== 'verify') throw new UsageError('Say what to do with the audit log.');
    const ground = await openGround(readConfig(process.env));
    const log = openLog({ level: 'error' });
    const database = openDatabase({ url: ground.databaseUrl, clock: systemClock, log });
    try {
      const { lines, brokenAt } = await database.run(systemActor, (ctx) => verifyAudit(ctx.tx));
      const verdict = brokenAt === null ? 'whole' : `broken at line ${brokenAt}`;
      process.stdout.write(`The audit log is ${verdict} (${lines} lines checked).\n`);
      return brokenAt === null ? 0 : 1;
    } finally {
      await database.close();
      await ground.close();
    }
  },
};
