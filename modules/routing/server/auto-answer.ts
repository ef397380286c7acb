import { moveContact } from '#modules/contacts/server/index.ts';
import { isConnected } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { autoAnswered } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { readStanding } from './entry-store.ts';
import { interruptFor } from './interruption.ts';
import { readLoadRules } from './load-rules-store.ts';
import { endOffer } from './offer-end.ts';

/** Accepts what has just been offered for its agent, where the rules of the project say so and his
 *  desk is connected; else it rings. It rings too where it might set aside a talk of another
 *  project: that one's routing group is not held. The caller holds the routing group. Returns
 *  whether it was accepted. */
export async function answerAtOnce(ctx: Context, entry: Entry): Promise<boolean> {
  const { projectId, contactId, agentId, conversationId, channel } = entry;
  const { autoAnswer } = await readLoadRules(ctx, projectId);
  if (!agentId || !autoAnswer[channel] || !(await isConnected(ctx, agentId))) return false;
  const talks = await readStanding(ctx, { agentId, contactState: 'talk' });
  const isElsewhere = talks.some(
    (talk) => talk.projectId !== projectId && talk.interruptedBy.includes(channel),
  );
  if (isElsewhere) return false;
  await moveContact(ctx, { projectId, id: contactId }, { to: 'talk', agentId, why: 'accepted' });
  await endOffer(ctx, entry, { kind: 'accepted', isAutomatic: true });
  await interruptFor(ctx, entry, agentId);
  const data = { contactId, conversationId, agentId };
  ctx.emit(autoAnswered, { projectId, subjectId: contactId, data });
  return true;
}
