import { verifyAudit } from '#platform/audit/audit-store.ts';
import { systemActor } from '#platform/context.ts';
import { type Command, UsageError } from './command.ts';
import { inDatabase } from './ground.ts';

/** Says whether every line of the audit log follows from the one before. Exit code 1: not. */
export const auditCommand: Command = {
  words: 'verify',
  summary: 'Check that the audit log is whole.',
  run: async ([word]) => {
    if (word !== 'verify') throw new UsageError('Say what to do with the audit log.');
    return inDatabase(async (database) => {
      const { lines, brokenAt } = await database.run(systemActor, (ctx) => verifyAudit(ctx.tx));
      const verdict = brokenAt === null ? 'whole' : `broken at line ${brokenAt}`;
      process.stdout.write(`The audit log is ${verdict} (${lines} lines checked).\n`);
      return brokenAt === null ? 0 : 1;
    });
  },
};
