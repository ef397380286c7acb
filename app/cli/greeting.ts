import { linkUrl } from '#modules/staff/core/link.ts';
import { createSetUpLink } from '#modules/staff/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import type { Server } from '../server.ts';

/** Says where Heed is, and how people come in. demo: what a visitor of the demo must know. */
export async function greet({
  config,
  server,
  demo,
}: {
  config: Config;
  server: Server;
  demo: string;
}): Promise<void> {
  const { database } = server.centre;
  process.stdout.write(`\nHeed is at ${config.publicUrl}\n`);
  const link = await database.run(systemActor, createSetUpLink);
  if (link) {
    const url = linkUrl(config.publicUrl, link.token);
    process.stdout.write(`\nSet it up with this link, which works once:\n  ${url}\n`);
  }
  if (demo) process.stdout.write(`\n${demo}\n`);
  process.stdout.write('\nCtrl-C stops it.\n');
}
