import { z } from 'zod';
import { permissions } from '#kernel/permission.ts';
import { attachment, maximumAttachments, maximumBodyLength } from '#modules/contacts/contract.ts';
import { id, instant, route } from '#platform/http/contract.ts';

export const may = permissions('desk', { work: ['agent', 'lead'] });

/** What somebody has written and not sent: one of each kind in a conversation. */
export const draft = z.object({
  projectId: id,
  conversationId: id,
  kind: z.enum(['message', 'note']),
  body: z.string().max(maximumBodyLength),
  attachments: z.array(attachment).max(maximumAttachments),
  updatedAt: instant,
});
export type Draft = z.infer<typeof draft>;

const path = '/projects/{projectId}/conversations/{conversationId}/drafts';
const ofConversation = z.object({ projectId: id, conversationId: id });
const tags = ['Desk'];

/** The routes of this module. The desk's other needs are met by the modules below it. */
export const deskContract = {
  drafts: route(may.work)
    .route({ method: 'GET', path, summary: 'What I have written and not sent', tags })
    .input(ofConversation)
    .output(z.object({ items: z.array(draft) })),
  saveDraft: route(may.work)
    .route({
      method: 'PUT',
      path: `${path}/{kind}`,
      summary: 'Keep a draft; empty forgets it',
      tags,
    })
    .input(draft.omit({ updatedAt: true })),
};
