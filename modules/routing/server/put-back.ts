import { refuse } from '#kernel/errors.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { type Entry, waitingAgain } from '../core/entry.ts';
import { handedOnBy } from '../core/offer.ts';
import { tellPlace, tellWaiting } from './announce.ts';
import { decide } from './decisions.ts';
import { release } from './entries.ts';
import { holdEntry, type OneContact, updateEntry } from './entry-store.ts';
import { noticeMove } from './move-notices.ts';
import { matchAgainAt, matchWhenEased } from './offer-end.ts';

/** Takes a contact from the agent who has it and puts it back into its queue, where it has waited
 *  since it entered. He is not asked for it again for a while. */
export async function putBack(ctx: Context, which: OneContact): Promise<Entry> {
  authorise(ctx, may.assign);
  const { projectId, contactId } = which;
  const entry = await holdEntry(ctx, which);
  if (!entry?.agentId || entry.state !== 'assigned') refuse(refusals.notFound);
  const { agentId, queueId } = entry;
  const item = await moveContact(
    ctx,
    { projectId, id: contactId },
    { to: 'queue', queueId, why: 'transferred' },
  );
  await release(ctx, entry);
  const exclusion = handedOnBy(agentId, ctx.now);
  const next: Entry = { ...waitingAgain(entry, [exclusion]), askedFirst: null };
  await updateEntry(ctx, next);
  await matchAgainAt(ctx, next, exclusion.until);
  await matchWhenEased(ctx, next);
  await decide(ctx, entry, { kind: 'put-back', queueId, agentId, byId: ctx.actor.id });
  await ctx.audit('routing.put-back', contactId, { agentId });
  await noticeMove(ctx, item, { personId: agentId, kind: 'routing.put-back' });
  tellPlace(ctx, next, item);
  tellWaiting(ctx, next);
  return next;
}
