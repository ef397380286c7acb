import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
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

/** A value that an agent has set, confirmed or taken away. null: what was found is wrong. */
const guideValue = z.object({
  key: z.string().max(40),
  value: z.string().max(1_000).nullable(),
  at: instant,
  byId: id,
});

/** How the clarifying guide of a reason helps in a conversation. */
export const guiding = z.object({
  projectId: id,
  conversationId: id,
  /** The contact in which the reason was chosen. */
  contactId: id,
  reasonId: id,
  /** It was taken from the words of the dialogue, not by an agent. */
  isSuggested: z.boolean(),
  /** The version of the guide; null when the reason has none. */
  number: z.number().int().nullable(),
  /** false: the conversation was drawn into the control group and goes without. */
  isShown: z.boolean(),
  values: z.array(guideValue),
});
export type Guiding = z.infer<typeof guiding>;

export const guidingChanged = defineEvent('guiding.changed', z.object({ guiding }), ({ data }) => [
  `conversation:${data.guiding.conversationId}`,
]);

const path = '/projects/{projectId}/conversations/{conversationId}/drafts';
const guidingPath = '/projects/{projectId}/conversations/{conversationId}/guiding';
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
  guiding: route(may.work)
    .route({ method: 'GET', path: guidingPath, summary: 'What the guide is set to', tags })
    .input(ofConversation)
    .output(z.object({ guiding: guiding.nullable() })),
  chooseReason: route(may.work)
    .route({
      method: 'PUT',
      path: `${guidingPath}/reason`,
      summary: 'Choose the reason before the coding',
      tags,
    })
    .input(ofConversation.extend({ reasonId: id, isSuggested: z.boolean().default(false) }))
    .output(guiding),
  setGuideValue: route(may.work)
    .route({
      method: 'PUT',
      path: `${guidingPath}/values/{key}`,
      summary: 'Set, confirm or take away the value of a detail',
      tags,
    })
    .input(ofConversation.extend(guideValue.pick({ key: true, value: true }).shape))
    .output(guiding),
};
