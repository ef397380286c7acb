import type { Id } from '#kernel/id.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Draft, may } from '../contract.ts';
import { deleteDraft, readDrafts, upsertDraft } from './store.ts';

/** What whoever asks has written in a conversation and not sent. Nobody reads another's drafts. */
export async function listDrafts(
  ctx: Context,
  conversation: { projectId: Id; conversationId: Id },
): Promise<Draft[]> {
  authorise(ctx, may.work);
  return readDrafts(ctx, { ...conversation, personId: ctx.actor.id });
}

/** Keeps a draft; one without words and files is forgotten. Refuses when the conversation is not
 *  there for the actor. */
export async function saveDraft(ctx: Context, draft: Omit<Draft, 'updatedAt'>): Promise<void> {
  authorise(ctx, may.work);
  const { projectId, conversationId, body, attachments } = draft;
  const personId = ctx.actor.id;
  if (body.trim() === '' && attachments.length === 0) {
    await deleteDraft(ctx, { ...draft, personId });
    return;
  }
  await openConversation(ctx, { projectId, id: conversationId });
  await upsertDraft(ctx, personId, { ...draft, updatedAt: ctx.now });
}
