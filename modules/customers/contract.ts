import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { id, instant, language, page, pageQuery, route } from '#platform/http/contract.ts';
import { consentPurposes } from './core/consent.ts';
import { contactChannels } from './core/contact-channel.ts';
import { generations } from './core/generation.ts';
import { identityKinds, maximumIdentityLength } from './core/identity.ts';
import { maximumNameLength } from './core/person-name.ts';
import { suggestionReasons } from './core/recognition.ts';
import { highestValueLevel, maximumAvoidanceNoteLength } from './core/standing.ts';

export const may = permissions('customers', {
  read: ['agent', 'lead', 'evaluator', 'department-head', 'analyst', 'administrator', 'program'],
  edit: ['agent', 'lead', 'administrator', 'program'],
  /** Says who stands before us: channels and the client's systems. */
  recognise: ['program'],
  /** Orders and life events, which happen outside of the centre. */
  record: ['administrator', 'program'],
  merge: ['agent', 'lead', 'administrator'],
  /** Merges what the client's own systems hold apart. */
  mergeForced: ['lead', 'administrator'],
  import: ['lead', 'administrator', 'program'],
  export: ['administrator'],
});

export const refusals = {
  notFound: 'customers.not-found',
  unreadableIdentity: 'customers.unreadable-identity',
  identityTaken: 'customers.identity-taken',
  lastIdentity: 'customers.last-identity',
  orderOfAnother: 'customers.order-of-another',
  sameCustomer: 'customers.same-customer',
  twoExternalIds: 'customers.two-external-ids',
  undoTooLate: 'customers.undo-too-late',
  undoLaterFirst: 'customers.undo-later-first',
  importWithoutColumns: 'customers.import-without-columns',
  unknownAgent: 'customers.unknown-agent',
  importColumnTwice: 'customers.import-column-twice',
} as const;

const maximumNoteLength = 10_000;
const maximumNumberLength = 100;
const maximumProductLength = 300;
const maximumDataLength = 20_000;
const maximumIdentitiesGiven = 20;

const identityKind = z.enum(identityKinds);
const contactChannel = z.enum(contactChannels);
const consentPurpose = z.enum(consentPurposes);
const birthYear = z.number().int().min(1900).max(2100);
const valueLevel = z.number().int().min(0).max(highestValueLevel);

export const identity = z.object({
  id,
  kind: identityKind,
  value: z.string(),
  display: z.string(),
  isVerified: z.boolean(),
});
export type Identity = z.infer<typeof identity>;

/** A customer as lists show him. name null: he has not told it. */
export const customerSummary = z.object({
  id,
  name: z.string().nullable(),
  language: language.nullable(),
  createdAt: instant,
  identities: z.array(identity),
});
export type CustomerSummary = z.infer<typeof customerSummary>;

export const consent = z.object({
  id,
  purpose: consentPurpose,
  /** null: every channel. */
  channel: contactChannel.nullable(),
  state: z.enum(['given', 'withdrawn']),
  at: instant,
  /** Where he said it: `survey-footer`, `phone`, `contract`. */
  source: z.string(),
});
export type Consent = z.infer<typeof consent>;

const orderState = z.enum(['placed', 'paid', 'shipped', 'delivered', 'cancelled', 'returned']);
const data = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= maximumDataLength, 'too large');

export const order = z.object({
  id,
  number: z.string(),
  state: orderState,
  /** In the smallest unit of the currency. */
  totalMinor: z.number().int(),
  currency: z.string(),
  product: z.string(),
  placedAt: instant,
  data,
});
export type Order = z.infer<typeof order>;

export const lifeEvent = z.object({ id, kind: z.string(), at: instant, data });
export type LifeEvent = z.infer<typeof lifeEvent>;

export const note = z.object({ id, authorId: id, text: z.string(), createdAt: instant });
export type Note = z.infer<typeof note>;

/** An agent whom the customer does not want to meet again: his wish, not a mark against the agent.
 *  note: what the customer said of it. */
export const avoidance = z.object({
  personId: id,
  name: z.string(),
  at: instant,
  /** Who wrote it down. */
  byId: id,
  note: z.string().nullable(),
});
export type Avoidance = z.infer<typeof avoidance>;

/** Somebody who may be the same person, and the address that says so. */
export const mergeSuggestion = z.object({
  id,
  otherId: id,
  otherName: z.string().nullable(),
  reason: z.enum(suggestionReasons),
  kind: identityKind,
  display: z.string(),
});
export type MergeSuggestion = z.infer<typeof mergeSuggestion>;

export const merge = z.object({
  id,
  fromId: id,
  fromName: z.string().nullable(),
  intoId: id,
  at: instant,
  undoableUntil: instant,
});
export type Merge = z.infer<typeof merge>;

/** All that the customer pane shows at once: the newest ten of what can be many. */
export const customerCard = z.object({
  id,
  projectId: id,
  name: z.string().nullable(),
  language: language.nullable(),
  birthYear: birthYear.nullable(),
  generation: z.enum(generations).nullable(),
  preferredChannel: contactChannel.nullable(),
  /** How much he matters to the client, 1 to 5; 0: nobody has said. */
  valueLevel,
  createdAt: instant,
  identities: z.array(identity),
  avoidances: z.array(avoidance),
  /** What he said last, for each purpose and channel. */
  consents: z.array(consent),
  noteCount: z.number().int(),
  orders: z.array(order),
  lifeEvents: z.array(lifeEvent),
  suggestions: z.array(mergeSuggestion),
  /** Merges into this customer that can be undone. */
  merges: z.array(merge),
});
export type CustomerCard = z.infer<typeof customerCard>;

/** What a merge would move, and whether the client's systems know two people. */
export const mergePreview = z.object({
  fromId: id,
  intoId: id,
  identities: z.array(identity),
  moves: z.object({
    identity: z.number().int(),
    consent: z.number().int(),
    order: z.number().int(),
    lifeEvent: z.number().int(),
    note: z.number().int(),
    avoidance: z.number().int(),
  }),
  hasTwoExternalIds: z.boolean(),
});
export type MergePreview = z.infer<typeof mergePreview>;

const summary = z.object({ name: z.string().nullable() });
export const customerCreated = defineEvent('customer.created', summary);
export const customerChanged = defineEvent('customer.changed', summary);
/** The subject is the customer: what `standingOf` answers has changed for him or, as records merged
 *  or parted, for those who are his now. */
export const standingChanged = defineEvent(
  'customer.standing-changed',
  z.object({ valueLevel, avoidedAgentIds: z.array(id) }),
);
/** The subject is the customer who remains. Whoever holds fromId takes intoId in its place. */
export const customerMerged = defineEvent(
  'customer.merged',
  z.object({ mergeId: id, fromId: id, intoId: id }),
);
/** The subject is the customer who had remained. What came to fromId before the merge goes back. */
export const customerUnmerged = defineEvent(
  'customer.unmerged',
  z.object({ mergeId: id, fromId: id, intoId: id }),
);
export const orderRecorded = defineEvent(
  'order.recorded',
  z.object({ customerId: id, number: z.string(), state: orderState }),
);
export const lifeEventRecorded = defineEvent(
  'life-event.recorded',
  z.object({ customerId: id, kind: z.string(), at: instant }),
);

/** How far an import is. read = imported + updated + rejected. bytesTotal null: not known. */
export const importProgress = z.object({
  read: z.number().int(),
  imported: z.number().int(),
  updated: z.number().int(),
  rejected: z.number().int(),
  bytesDone: z.number().int(),
  bytesTotal: z.number().int().nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** One event for each batch of an import, in place of one for each customer. */
export const customersImported = defineEvent('customers.imported', importProgress);

const projectId = id;
const ofCustomer = z.object({ projectId, customerId: id });
const name = z
  .string()
  .trim()
  .min(1)
  .max(maximumNameLength)
  .regex(/^\P{Cc}*$/u);
const allPath = '/projects/{projectId}/customers';
const onePath = `${allPath}/{customerId}` as const;
const tags = ['Customers'];

const person = z.object({
  name: name.nullable().optional(),
  language: language.nullable().optional(),
  birthYear: birthYear.nullable().optional(),
  preferredChannel: contactChannel.nullable().optional(),
  valueLevel: valueLevel.optional(),
});
const givenIdentity = z.object({
  kind: z.enum(['external', 'email', 'phone']),
  value: z.string().trim().min(1).max(maximumIdentityLength),
});

export const customersContract = {
  list: route(may.read)
    .route({ method: 'GET', path: allPath, summary: 'Customers, newest first', tags })
    .input(pageQuery.extend({ projectId }))
    .output(page(customerSummary)),
  search: route(may.read)
    .route({
      method: 'GET',
      path: `${allPath}/search`,
      summary: 'Customers by name, address, phone or order number, the best fit first',
      tags,
    })
    .input(
      z.object({
        projectId,
        text: z.string().trim().min(1).max(200),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(z.object({ items: z.array(customerSummary) })),
  record: route(may.edit)
    .route({
      method: 'POST',
      path: allPath,
      summary: 'Find the customer with these identities, or make him, and keep what is told of him',
      tags,
    })
    .input(
      person.extend({
        projectId,
        identities: z.array(givenIdentity).min(1).max(maximumIdentitiesGiven),
      }),
    )
    .output(z.object({ customerId: id, isNew: z.boolean() })),
  get: route(may.read)
    .route({
      method: 'GET',
      path: onePath,
      summary: 'A customer; after a merge, the one who remains',
      tags,
    })
    .input(ofCustomer)
    .output(customerCard),
  cancelImport: route(may.import)
    .route({
      method: 'POST',
      path: '/projects/{projectId}/customer-imports/{importId}/cancellation',
      summary: 'Stop an import that runs; what it has written stays, and it reports so far',
      tags,
    })
    .input(z.object({ projectId, importId: id }))
    .output(z.object({})),
  edit: route(may.edit)
    .route({ method: 'PATCH', path: onePath, summary: 'Change a customer', tags })
    .input(ofCustomer.extend(person.shape))
    .output(customerCard),
  addIdentity: route(may.edit)
    .route({
      method: 'POST',
      path: `${onePath}/identities`,
      summary: 'Add an address, a phone or an external id, or say that one is proven',
      tags,
    })
    .input(ofCustomer.extend({ ...givenIdentity.shape, isVerified: z.boolean() }))
    .output(identity),
  removeIdentity: route(may.edit)
    .route({
      method: 'DELETE',
      path: `${onePath}/identities/{identityId}`,
      summary: 'Remove an identity; the last one stays',
      tags,
    })
    .input(ofCustomer.extend({ identityId: id }))
    .output(z.object({})),
  avoidAgent: route(may.edit)
    .route({
      method: 'PUT',
      path: `${onePath}/avoidances/{personId}`,
      summary: 'Keep that a customer does not want to meet an agent again',
      tags,
    })
    .input(
      ofCustomer.extend({
        personId: id,
        note: z.string().trim().max(maximumAvoidanceNoteLength).nullable().default(null),
      }),
    )
    .output(z.object({})),
  meetAgain: route(may.edit)
    .route({
      method: 'DELETE',
      path: `${onePath}/avoidances/{personId}`,
      summary: 'Keep that a customer may meet an agent again',
      tags,
    })
    .input(ofCustomer.extend({ personId: id }))
    .output(z.object({})),
  listConsents: route(may.read)
    .route({
      method: 'GET',
      path: `${onePath}/consents`,
      summary: 'What a customer agreed to and withdrew, newest first',
      tags,
    })
    .input(pageQuery.extend(ofCustomer.shape))
    .output(page(consent)),
  recordConsent: route(may.edit)
    .route({
      method: 'POST',
      path: `${onePath}/consents`,
      summary: 'Keep what a customer agrees to or withdraws',
      tags,
    })
    .input(
      ofCustomer.extend({
        purpose: consentPurpose,
        channel: contactChannel.nullable(),
        state: z.enum(['given', 'withdrawn']),
        source: z.string().trim().min(1).max(100),
      }),
    )
    .output(consent),
  listNotes: route(may.read)
    .route({
      method: 'GET',
      path: `${onePath}/notes`,
      summary: 'Notes on a customer, newest first',
      tags,
    })
    .input(pageQuery.extend(ofCustomer.shape))
    .output(page(note)),
  addNote: route(may.edit)
    .route({
      method: 'POST',
      path: `${onePath}/notes`,
      summary: 'Note something on a customer',
      tags,
    })
    .input(ofCustomer.extend({ text: z.string().trim().min(1).max(maximumNoteLength) }))
    .output(note),
  listOrders: route(may.read)
    .route({
      method: 'GET',
      path: `${onePath}/orders`,
      summary: 'Orders of a customer, newest first',
      tags,
    })
    .input(pageQuery.extend(ofCustomer.shape))
    .output(page(order)),
  recordOrder: route(may.record)
    .route({
      method: 'POST',
      path: `${onePath}/orders`,
      summary: 'Keep an order, or what has become of it; its number is unique in the project',
      tags,
    })
    .input(
      ofCustomer.extend({
        number: z.string().trim().min(1).max(maximumNumberLength),
        state: orderState,
        totalMinor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        currency: z.string().regex(/^[A-Z]{3}$/),
        product: z.string().trim().max(maximumProductLength).default(''),
        placedAt: instant,
        data: data.default({}),
      }),
    )
    .output(order),
  listLifeEvents: route(may.read)
    .route({
      method: 'GET',
      path: `${onePath}/life-events`,
      summary: 'What happened in the life of a customer, newest first',
      tags,
    })
    .input(pageQuery.extend(ofCustomer.shape))
    .output(page(lifeEvent)),
  recordLifeEvent: route(may.record)
    .route({
      method: 'POST',
      path: `${onePath}/life-events`,
      summary: 'Keep something that happened: registered, delivered; the same id is kept once',
      tags,
    })
    .input(
      ofCustomer.extend({
        id: id.optional(),
        kind: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
        at: instant,
        data: data.default({}),
      }),
    )
    .output(lifeEvent),
  previewMerge: route(may.merge)
    .route({
      method: 'GET',
      path: `${onePath}/merge`,
      summary: 'What would move if this customer became one with another',
      tags,
    })
    .input(ofCustomer.extend({ intoId: id }))
    .output(mergePreview),
  merge: route(may.merge)
    .route({
      method: 'POST',
      path: `${onePath}/merge`,
      summary: 'Make this customer one with another, who remains; can be undone for 30 days',
      tags,
    })
    .input(ofCustomer.extend({ intoId: id, confirmTwoIds: z.boolean().default(false) }))
    .output(merge),
  undoMerge: route(may.merge)
    .route({
      method: 'POST',
      path: '/projects/{projectId}/customer-merges/{mergeId}/undo',
      summary: 'Undo a merge: what it moved goes back',
      tags,
    })
    .input(z.object({ projectId, mergeId: id }))
    .output(z.object({ fromId: id, intoId: id })),
  dismissSuggestion: route(may.merge)
    .route({
      method: 'POST',
      path: '/projects/{projectId}/merge-suggestions/{suggestionId}/dismiss',
      summary: 'Say that two customers are two people; it is not suggested again',
      tags,
    })
    .input(z.object({ projectId, suggestionId: id }))
    .output(z.object({})),
};
