import { createHash } from 'node:crypto';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Entry } from '../core/entry.ts';
import { neededAt } from '../core/requirements.ts';

/** The line in which a contact waits: those of its queue that ask for the same now, so that who can
 *  take one of them can take each. Whoever waits for one certain agent waits in his line, which
 *  sorts behind all others. */
export function lineOf(entry: Entry, now: Instant): string {
  const needed = neededAt(entry, now);
  if (needed.onlyAgentId !== null) return lineFor(needed.onlyAgentId);
  const asked = JSON.stringify([entry.channel, entry.weightUnits, needed]);
  const kind = createHash('sha256').update(asked).digest('base64url').slice(0, 22);
  return `${entry.queueId} ${kind}`;
}

/** The line of those who wait for one agent. */
export function lineFor(agentId: Id): string {
  return `~${agentId}`;
}
