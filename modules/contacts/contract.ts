import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { knownDetail, maximumDetails } from '#modules/knowledge/core/guide/guide.ts';
import {
  id,
  instant,
  language,
  page,
  pageQuery,
  route,
  translated,
} from '#platform/http/contract.ts';

const everyRole = [
  'agent',
  'lead',
  'evaluator',
  'department-head',
  'analyst',
  'administrator',
] as const;

export const may = permissions('contacts', {
  read: everyRole,
  reply: ['agent', 'lead'],
  move: ['agent', 'lead'],
  merge: ['agent', 'lead'],
  manageReasons: ['lead', 'administrator'],
  /** Doors through which customers come in; no role of a person has it. */
  receive: [],
});

export const maximumBodyLength = 50_000;
export const maximumSubjectLength = 300;
export const maximumAttachments = 20;
export const undoSendMs = 5_000;

export const channel = z.enum(['chat', 'email']);
export type Channel = z.infer<typeof channel>;

/** Where a contact stands is the kind of the segment that runs now, or closed. `interrupted`: its
 *  agent has set it aside for one that cannot wait. */
export const segmentKind = z.enum([
  'queue',
  'offer',
  'talk',
  'interrupted',
  'wait-for-customer',
  'wrap-up',
]);
export type SegmentKind = z.infer<typeof segmentKind>;
export const contactState = z.enum([...segmentKind.options, 'closed']);
export type ContactState = z.infer<typeof contactState>;

/** How a segment ended. `taken`: an agent took the work without having been offered it.
 *  `overflowed`: it waits on in another queue. `sent-elsewhere`: it goes on on another channel. */
export const segmentOutcome = z.enum([
  'offered',
  'accepted',
  'taken',
  'declined',
  'timed-out',
  'withdrawn',
  'customer-turn',
  'customer-wrote',
  'interrupted',
  'resumed',
  'transferred',
  'overflowed',
  'finished',
  'abandoned',
  'merged',
  'coded',
  'sent-elsewhere',
]);
export type SegmentOutcome = z.infer<typeof segmentOutcome>;

/** A stretch of a contact's life. It is written when it ends and never changed. */
export const segment = z.object({
  id,
  contactId: id,
  kind: segmentKind,
  queueId: id.nullable(),
  agentId: id.nullable(),
  startedAt: instant,
  endedAt: instant,
  outcome: segmentOutcome,
});
export type Segment = z.infer<typeof segment>;

export const attachment = z.object({
  fileId: id,
  name: z.string().max(300),
  mediaType: z.string().max(120),
  sizeBytes: z.number().int().nonnegative(),
});
export type Attachment = z.infer<typeof attachment>;

/** `held`: can still be taken back. `released`: on its way through its channel. */
export const deliveryState = z.enum(['none', 'held', 'released', 'sent', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof deliveryState>;

export const message = z.object({
  id,
  conversationId: id,
  contactId: id,
  authorKind: z.enum(['customer', 'agent', 'system']),
  authorId: id.nullable(),
  authorName: z.string(),
  /** A note is for colleagues; a notice tells what happened, in words of the catalogue. */
  kind: z.enum(['message', 'note', 'notice']),
  body: z.string(),
  /** Sanitised. Present when the customer's message was formatted. */
  html: z.string().nullable(),
  attachments: z.array(attachment),
  createdAt: instant,
  deliveryState,
  deliveryReason: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

/** A conversation as lists show it. */
export const conversationItem = z.object({
  id,
  projectId: id,
  caseId: id,
  contactId: id,
  customerId: id,
  customerName: z.string(),
  channel,
  subject: z.string(),
  language,
  state: contactState,
  /** Since when the contact has stood there. */
  stateSince: instant,
  queueId: id.nullable(),
  agentId: id.nullable(),
  lastMessageAt: instant,
  lastMessagePreview: z.string(),
  lastAuthorKind: z.enum(['customer', 'agent', 'system']),
  customerReadAt: instant.nullable(),
  mergedIntoId: id.nullable(),
});
export type ConversationItem = z.infer<typeof conversationItem>;

export const resolution = z.enum(['resolved', 'unresolved', 'follow-up']);
export const causeKind = z.enum(['agent', 'knowledge', 'process', 'system', 'product', 'customer']);

/** What is written down about a contact when it is over. */
export const wrapUp = z.object({
  reasonId: id.nullable(),
  resolution: resolution.nullable(),
  causeKind: causeKind.nullable(),
  departmentId: id.nullable(),
  promise: z.string().max(500).nullable(),
  promisedAt: instant.nullable(),
  /** What the clarifying guide of the reason found out. */
  details: z.array(knownDetail).max(maximumDetails),
});
export type WrapUp = z.infer<typeof wrapUp>;

/** One episode of work in a conversation. */
export const contact = wrapUp.extend({
  id,
  projectId: id,
  conversationId: id,
  caseId: id,
  customerId: id,
  channel,
  direction: z.enum(['inbound', 'outbound']),
  openedAt: instant,
  firstResponseAt: instant.nullable(),
  closedAt: instant.nullable(),
  agentId: id.nullable(),
  outcome: z.enum(['answered', 'abandoned', 'merged', 'sent-elsewhere']).nullable(),
  /** The earlier contact of the same customer for the same reason, within the project's days. */
  repeatOfId: id.nullable(),
});
export type Contact = z.infer<typeof contact>;

export const reason = z.object({
  id,
  projectId: id,
  parentId: id.nullable(),
  names: translated,
  departmentId: id.nullable(),
  isArchived: z.boolean(),
});
export type Reason = z.infer<typeof reason>;

const moved = z.object({
  item: conversationItem,
  contact,
  /** The segment that ended; null when the contact has just begun. */
  ended: segment.nullable(),
});

const topicsOfItem = (item: ConversationItem, ended?: Segment | null): string[] => {
  const people = new Set([item.agentId, ended?.agentId].filter((each) => each != null));
  return [`conversation:${item.id}`, ...[...people].map((personId) => `person:${personId}`)];
};

export const contactOpened = defineEvent('contact.opened', moved, ({ data }) =>
  topicsOfItem(data.item),
);
export const contactMoved = defineEvent('contact.moved', moved, ({ data }) =>
  topicsOfItem(data.item, data.ended),
);
export const contactClosed = defineEvent('contact.closed', moved, ({ data }) =>
  topicsOfItem(data.item, data.ended),
);
/** Its coding was corrected after it had closed. */
export const contactRecoded = defineEvent('contact.recoded', z.object({ contact }), ({ data }) => [
  `conversation:${data.contact.conversationId}`,
]);
export const messageAdded = defineEvent(
  'message.added',
  z.object({ item: conversationItem, message }),
  ({ data }) => topicsOfItem(data.item),
);
/** Its delivery moved on, or it was taken back (then isTakenBack). */
export const messageChanged = defineEvent(
  'message.changed',
  z.object({ item: conversationItem, message, isTakenBack: z.boolean() }),
  ({ data }) => topicsOfItem(data.item),
);
/** The agent can no longer take it back: the channel sends it. */
export const messageReleased = defineEvent(
  'message.released',
  z.object({ item: conversationItem, contact, message }),
  ({ data }) => topicsOfItem(data.item),
);
export const conversationChanged = defineEvent(
  'conversation.changed',
  z.object({ item: conversationItem }),
  ({ data }) => topicsOfItem(data.item),
);
/** It is another customer's, after records were merged or parted, or he has another name. */
export const conversationCustomerChanged = defineEvent(
  'conversation.customer-changed',
  z.object({ item: conversationItem }),
  ({ data }) => topicsOfItem(data.item),
);
export const conversationMerged = defineEvent(
  'conversation.merged',
  z.object({ item: conversationItem, from: conversationItem }),
  ({ data }) => [...topicsOfItem(data.item), ...topicsOfItem(data.from)],
);

export const reasonPut = defineEvent('reason.put', z.object({ reason }));

/** An earlier contact in which a customer asked for the like. What he and the agent wrote is
 *  masked. */
export const earlierContact = z.object({
  contactId: id,
  conversationId: id,
  isSameCustomer: z.boolean(),
  channel,
  closedAt: instant,
  reasonId: id.nullable(),
  resolution: resolution.nullable(),
  subject: z.string(),
  /** The customer's words, with what is alike: stretches in UTF-16 units, in order. */
  asked: z.object({
    text: z.string(),
    highlights: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  }),
  /** The agent's last words that say something; empty when he wrote none. */
  answer: z.string(),
});
export type EarlierContact = z.infer<typeof earlierContact>;

export const refusals = {
  notFound: 'contacts.not-found',
  notYours: 'contacts.not-yours',
  wrongState: 'contacts.wrong-state',
  emptyMessage: 'contacts.empty-message',
  alreadySent: 'contacts.already-sent',
  unknownReason: 'contacts.unknown-reason',
  otherCustomer: 'contacts.other-customer',
  tooDeep: 'contacts.too-deep',
} as const;

const inProject = z.object({ projectId: id });
const oneConversation = inProject.extend({ conversationId: id });
const oneContact = inProject.extend({ contactId: id });
const body = z.string().trim().max(maximumBodyLength);

const conversationPath = '/projects/{projectId}/conversations';
const contactPath = '/projects/{projectId}/contacts/{contactId}';
const tags = ['Contacts'];

export const conversationView = z.object({
  item: conversationItem,
  contacts: z.array(contact),
  /** The newest messages, oldest first. */
  messages: z.array(message),
  earlierCursor: z.string().nullable(),
});
export type ConversationView = z.infer<typeof conversationView>;

export const contactsContract = {
  mine: route(may.read)
    .route({ method: 'GET', path: '/me/conversations', summary: 'My open work', tags })
    .output(z.object({ items: z.array(conversationItem) })),
  list: route(may.read)
    .route({ method: 'GET', path: conversationPath, summary: 'Conversations, newest first', tags })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        /** waiting: nobody has it yet. */
        state: z.enum(['waiting', 'open', 'closed', 'all']).default('all'),
        channel: channel.optional(),
        customerId: id.optional(),
        agentId: id.optional(),
      }),
    )
    .output(page(conversationItem)),
  open: route(may.read)
    .route({
      method: 'GET',
      path: `${conversationPath}/{conversationId}`,
      summary: 'One conversation',
      tags,
    })
    .input(oneConversation)
    .output(conversationView),
  earlier: route(may.read)
    .route({
      method: 'GET',
      path: `${conversationPath}/{conversationId}/messages`,
      summary: 'Earlier messages',
      tags,
    })
    .input(oneConversation.extend(pageQuery.shape))
    .output(page(message)),
  reply: route(may.reply)
    .route({
      method: 'POST',
      path: `${conversationPath}/{conversationId}/messages`,
      summary: 'Reply, or leave a note',
      tags,
    })
    .input(
      oneConversation.extend({
        kind: z.enum(['message', 'note']),
        /** The sender's own name of it: what was sent under it before is given back, not written
         *  again, so that it can be sent once more when the answer got lost. */
        clientId: id.optional(),
        body,
        attachments: z.array(attachment).max(maximumAttachments).default([]),
        /** How long it can be taken back, ms. */
        holdMs: z.number().int().min(0).max(undoSendMs).default(undoSendMs),
      }),
    )
    .output(message),
  takeBack: route(may.reply)
    .route({
      method: 'POST',
      path: `${conversationPath}/{conversationId}/messages/{messageId}/take-back`,
      summary: 'Undo send',
      tags,
    })
    .input(oneConversation.extend({ messageId: id }))
    .output(message),
  waitForCustomer: route(may.move)
    .route({
      method: 'POST',
      path: `${contactPath}/wait-for-customer`,
      summary: 'It is the customer’s turn',
      tags,
    })
    .input(oneContact)
    .output(conversationItem),
  finish: route(may.move)
    .route({
      method: 'POST',
      path: `${contactPath}/finish`,
      summary: 'End the talk; wrap-up begins',
      tags,
    })
    .input(oneContact)
    .output(conversationItem),
  wrapUp: route(may.move)
    .route({
      method: 'POST',
      path: `${contactPath}/wrap-up`,
      summary: 'Code the contact and close it',
      tags,
    })
    .input(oneContact.extend(wrapUp.partial().shape))
    .output(contact),
  suggestReasons: route(may.read)
    .route({
      method: 'GET',
      path: `${contactPath}/reason-suggestions`,
      summary: 'Likely reasons, from the text',
      tags,
    })
    .input(oneContact)
    .output(z.object({ items: z.array(z.object({ reasonId: id, probability: z.number() })) })),
  earlierContacts: route(may.read)
    .route({
      method: 'GET',
      path: `${contactPath}/earlier`,
      summary: 'Earlier contacts in which a customer asked for the like, likest first, at most 8',
      tags,
    })
    .input(
      oneContact.extend({
        /** Of the same customer, or of all. */
        whose: z.enum(['customer', 'all']).default('all'),
        /** Over for at most so long. */
        days: z.coerce.number().int().min(1).max(366).default(90),
      }),
    )
    .output(z.object({ items: z.array(earlierContact) })),
  segments: route(may.read)
    .route({
      method: 'GET',
      path: `${contactPath}/segments`,
      summary: 'What happened, and when',
      tags,
    })
    .input(oneContact)
    .output(z.object({ items: z.array(segment) })),
  merge: route(may.merge)
    .route({
      method: 'POST',
      path: `${conversationPath}/{conversationId}/merge`,
      summary: 'Merge another conversation into this one',
      tags,
    })
    .input(oneConversation.extend({ fromId: id }))
    .output(conversationItem),
  reasons: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/reasons',
      summary: 'The tree of reasons',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(reason) })),
  putReason: route(may.manageReasons)
    .route({
      method: 'PUT',
      path: '/projects/{projectId}/reasons/{reasonId}',
      summary: 'Add or change a reason',
      tags,
    })
    .input(
      inProject.extend({
        reasonId: id,
        parentId: id.nullable().default(null),
        names: translated,
        departmentId: id.nullable().default(null),
        isArchived: z.boolean().default(false),
      }),
    )
    .output(reason),
};
