import { moveContact } from '#modules/contacts/server/index.ts';
import { isConnected } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { autoAnswered } from '../contract.ts';
import { findEntry, type OneContact, readStanding } from './entry-store.ts';
import { interruptFor } from './interruption.ts';
import { readLoadRules } from './load-rules-store.ts';
import { endOffer } from './offer-end.ts';

/** Accepts what has just been offered for its agent, where the rules of the project say so and his
 *  desk is connected; else it rings. It rings too where it might set aside a talk of another
 *  project: that one's routing group is not held. The caller holds the routing group. */
export async function answerAtOnce(ctx: Context, which: OneContact): Promise<void> {
  const { projectId, contactId } = which;
  const { autoAnswer } = await readLoadRules(ctx, projectId);
  if (!Object.values(autoAnswer).includes(true)) return;
  const entry = await findEntry(ctx, which);
  if (!entry?.agentId || entry.state !== 'offered' || !autoAnswer[entry.channel]) return;
  const { agentId, conversationId, channel } = entry;
  if (!(await isConnected(ctx, agentId))) return;
  const talks = await readStanding(ctx, { agentId, contactState: 'talk' });
  const isElsewhere = talks.some(
    (talk) => talk.projectId !== projectId && talk.interruptedBy.includes(channel),
  );
  if (isElsewhere) return;
  await moveContact(ctx, { projectId, id: contactId }, { to: 'talk', agentId, why: 'accepted' });
  await endOffer(ctx, entry, { kind: 'accepted', isAutomatic: true });
  await interruptFor(ctx, entry, agentId);
  const data = { contactId, conversationId, agentId };
  ctx.emit(autoAnswered, { projectId, subjectId: contactId, data });
}
