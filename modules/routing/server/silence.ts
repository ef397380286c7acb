import { addMs, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { customerSilent } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { countContact } from './agents.ts';
import { findEntry, holdEntry, type OneContact, updateEntry } from './entry-store.ts';

/** The customer has been silent for so long that his contact stops counting. since: when it became
 *  his turn. */
const silent = defineTimer<OneContact & { since: Instant }>('routing.silent');

/** Sees to it that a contact stops counting when its customer is silent for long. */
export async function watchSilence(ctx: Context, entry: Entry): Promise<void> {
  const { projectId, contactId, contactState, contactSince, silentAfterMs } = entry;
  if (contactState !== 'wait-for-customer' || contactSince === null || !silentAfterMs) return;
  const data = { projectId, contactId, since: contactSince };
  const dueAt = addMs(contactSince, silentAfterMs);
  await setTimer(ctx, silent, { subjectId: contactId, dueAt, data });
}

/** A timer that comes twice, or after the customer has written, finds nothing to do. What the
 *  contact took is free. */
export const onSilent = onTimer(silent, async (ctx, { data: { since, ...which } }) => {
  if (!isSilent(await findEntry(ctx, which), since)) return;
  const entry = await holdEntry(ctx, which);
  if (!isSilent(entry, since)) return;
  const { projectId, contactId, agentId, heldUnits: freedUnits } = entry;
  const next: Entry = { ...entry, heldUnits: 0 };
  await countContact(ctx, { agentId, before: entry, after: next });
  await updateEntry(ctx, next);
  const data = { contactId, agentId, freedUnits };
  ctx.emit(customerSilent, { projectId, subjectId: contactId, data });
});

function isSilent(
  entry: Entry | undefined,
  since: Instant,
): entry is Entry & { agentId: NonNullable<Entry['agentId']> } {
  if (entry?.contactState !== 'wait-for-customer' || entry.agentId === null) return false;
  return entry.contactSince === since && entry.heldUnits > 0;
}
