import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import type { attachment } from '#modules/contacts/contract.ts';
import type { ToldWait } from '#modules/routing/core/told-wait.ts';
import { id, instant, language, route } from '#platform/http/contract.ts';
import {
  maximumAcknowledged,
  maximumFilesPerMessage,
  maximumNameLength,
  maximumPreviewLength,
  maximumSayingLength,
} from './core/limits.ts';

export const may = permissions('chat', {
  read: ['agent', 'lead', 'administrator'],
  manage: ['administrator'],
  type: ['agent', 'lead'],
});

export const refusals = {
  notFound: 'chat.not-found',
  foreignOrigin: 'chat.forbidden',
  unknownVisitor: 'chat.signed-out',
  wrongSignature: 'chat.wrong-signature',
  staleSignature: 'chat.stale-signature',
  emptyMessage: 'chat.empty-message',
  notWaiting: 'chat.not-waiting',
  unknownFile: 'chat.unknown-file',
  wrongFileType: 'chat.wrong-file-type',
  tooManyRequests: 'chat.too-many-requests',
} as const;

/** The address of a site as browsers say it: `https://shop.example`, without path. */
const origin = z
  .url({ protocol: /^https?$/, normalize: true })
  .max(300)
  .overwrite((url) => url.replace(/^(\w+:\/\/[^/?#]+).*$/, '$1'));

/** Words of the project's own in place of the widget's. */
const ownTexts = z
  .object({
    title: z.string().trim().min(1).max(60),
    greeting: z.string().trim().min(1).max(300),
    offline: z.string().trim().min(1).max(300),
  })
  .partial();

export const widget = z.object({
  id,
  projectId: id,
  name: z.string().trim().min(1).max(120),
  /** Stands in the pages of the site; names the widget and proves nothing. */
  publicKey: z.string(),
  queueId: id,
  /** The sites whose pages may show it. The pages of Heed always may. */
  allowedOrigins: z.array(origin).max(50),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  texts: z.object({ en: ownTexts, ru: ownTexts, zh: ownTexts }).partial(),
  isOn: z.boolean(),
  /** The agent sees what a visitor is writing before it is sent. */
  isPreviewOn: z.boolean().default(true),
  /** Before a chat and while somebody waits, as long as the help site is open. */
  offersArticles: z.boolean().default(true),
});
export type Widget = z.infer<typeof widget>;

/** The colour of a widget that nobody has chosen one for. */
export const usualColour = '#0f6575';

export const widgetPut = defineEvent('chat-widget.put', z.object({ widget }));

/** A visitor's first word in a new conversation. */
export const chatStarted = defineEvent(
  'chat.started',
  z.object({ conversationId: id, visitorId: id, widgetId: id }),
);

/** The visitor's widget has not taken in a reply in time: he has gone. A channel that reaches him
 *  later, such as e-mail, may bring it. email: what he left, or what his site signed. */
export const replyUnseen = defineEvent(
  'chat.reply-unseen',
  z.object({
    conversationId: id,
    contactId: id,
    customerId: id,
    messageId: id,
    email: z.string().nullable(),
    isEmailVerified: z.boolean(),
  }),
);

/** Name of the signal that somebody types or stops typing. Its subject is the conversation. */
export const typingSignal = 'chat.typing';
export const typing = z.object({ by: z.enum(['visitor', 'agent']), isTyping: z.boolean() });
export type Typing = z.infer<typeof typing>;

/** Name of the signal that tells the agent who holds a conversation, and nobody else, what its
 *  visitor is writing. Its subject is the conversation. words: masked; empty when he has none. */
export const previewSignal = 'chat.preview';
export const messagePreview = z.object({ words: z.string() });

/** An event with this topic makes the widget of the conversation ask for its survey. */
export function surveyTopic(conversationId: string): string {
  return `chat-survey:${conversationId}`;
}

/** A message as the visitor sees it. */
export interface ChatMessage {
  readonly id: string;
  readonly author: 'customer' | 'agent' | 'system';
  readonly authorName: string;
  readonly body: string;
  readonly attachments: readonly z.infer<typeof attachment>[];
  readonly createdAt: string;
}

/** Where the visitor's conversation stands. phase null: he has none. */
export interface ChatState {
  readonly conversationId: string | null;
  readonly phase: 'waiting' | 'talking' | 'ended' | null;
  readonly agentName: string | null;
  /** In the queue, 1 for the next. */
  readonly place: number | null;
  /** How long it is expected to take; null when nobody can say. */
  readonly wait: ToldWait | null;
  /** He waits, and can be answered by mail instead. */
  readonly isMailOffered: boolean;
  readonly isOnline: boolean;
}

export interface ChatView {
  readonly state: ChatState;
  /** The newest, oldest first. */
  readonly messages: readonly ChatMessage[];
}

/** What `GET /chat/v1/:publicKey` answers. */
export interface WidgetFacts {
  readonly colour: string;
  /** Of letters on that colour. */
  readonly ink: 'light' | 'dark';
  readonly language: z.infer<typeof language>;
  /** All words of the widget in that language, by id. */
  readonly words: Readonly<Record<string, string>>;
  readonly isOnline: boolean;
  /** Whoever answers sees what the visitor is writing. */
  readonly isPreviewOn: boolean;
  /** Articles can be searched and read in it. */
  readonly hasArticles: boolean;
}

/** What language the page speaks; the project's own when it does not say. zone: in which the
 *  visitor's clock runs, such as Europe/Moscow. */
export const factsQuery = z.object({
  language: language.optional(),
  zone: z.string().max(60).optional(),
});

/** What the stream says, by the name of the event. */
export interface StreamWords {
  readonly snapshot: ChatView;
  readonly state: ChatState;
  readonly message: ChatMessage;
  readonly typing: { readonly isTyping: boolean };
  readonly survey: null;
}

/** Who a signed-in visitor is, as his site signs it. */
export const signedIdentity = z.object({
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\r\n]*$/),
  email: z.email().max(254).optional(),
  name: z.string().trim().min(1).max(maximumNameLength).optional(),
  issuedAt: instant,
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

export const sessionRequest = z.object({
  visitorToken: z.string().min(1).max(100).optional(),
  language,
  identity: signedIdentity.optional(),
});

/** A visitor's message. clientId: made by the widget; the same is never stored twice. */
export const saying = z.object({
  clientId: id,
  body: z.string().trim().max(maximumSayingLength),
  fileIds: z.array(id).max(maximumFilesPerMessage).default([]),
  /** Begins another conversation, if the last one has ended. */
  startsNew: z.boolean().default(false),
});
export type Saying = z.infer<typeof saying>;

/** A message left while nobody is there. Without words: what the visitor waits for is to be
 *  answered by mail instead. */
export const leftMessage = saying
  .extend({
    name: z.string().trim().max(maximumNameLength),
    email: z.email().max(254),
  })
  .refine(({ body, name }) => body === '' || name !== '', { path: ['name'] });
export type LeftMessage = z.infer<typeof leftMessage>;

export const acknowledgement = z.object({
  messageIds: z.array(id).max(maximumAcknowledged),
});
/** words: what he is writing, its end if it is long; empty when he has sent or deleted it. Left
 *  out by who does not show them. */
export const typingNow = z.object({
  isTyping: z.boolean(),
  words: z.string().max(maximumPreviewLength).optional(),
});

const inProject = z.object({ projectId: id });
const widgetPath = '/projects/{projectId}/chat-widgets';
const tags = ['Chat'];

/** The routes of this module for people of the centre; visitors have a door of their own. */
export const chatContract = {
  list: route(may.read)
    .route({ method: 'GET', path: widgetPath, summary: 'Chat widgets', tags })
    .input(inProject)
    .output(z.object({ items: z.array(widget) })),
  put: route(may.manage)
    .route({
      method: 'PUT',
      path: `${widgetPath}/{widgetId}`,
      summary: 'Add or change a chat widget',
      tags,
    })
    .input(widget.omit({ id: true, publicKey: true }).extend({ widgetId: id }))
    .output(widget),
  secret: route(may.manage)
    .route({
      method: 'GET',
      path: `${widgetPath}/{widgetId}/secret`,
      summary: 'The secret with which the site signs who its visitors are',
      tags,
    })
    .input(inProject.extend({ widgetId: id }))
    .output(z.object({ secret: z.string() })),
  renewSecret: route(may.manage)
    .route({
      method: 'POST',
      path: `${widgetPath}/{widgetId}/secret`,
      summary: 'Make another secret; the former one counts no more',
      tags,
    })
    .input(inProject.extend({ widgetId: id }))
    .output(z.object({ secret: z.string() })),
  typing: route(may.type)
    .route({
      method: 'POST',
      path: '/projects/{projectId}/conversations/{conversationId}/typing',
      summary: 'Show the visitor that I type, or stop',
      tags,
    })
    .input(inProject.extend({ conversationId: id, isTyping: z.boolean() })),
};
