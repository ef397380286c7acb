import { type Id, newId } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact, putReason, receiveMessage } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { createProject } from '#modules/projects/server/index.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { TestCentre } from './centre.ts';

type Incoming = Parameters<typeof receiveMessage>[1];

/** A project with a customer who writes, an agent who answers and a reason to code with. */
export interface Scene {
  readonly projectId: Id;
  readonly customerId: Id;
  readonly agent: Actor;
  readonly queueId: Id;
  readonly otherQueueId: Id;
  readonly reasonId: Id;
  /** What the agent answers. */
  readonly words: { body: string; attachments: []; authorName: string };
  /** The customer begins a conversation. */
  readonly open: (given?: Partial<Incoming>) => Promise<ConversationItem>;
  /** The customer writes in a conversation. */
  readonly write: (item: ConversationItem, externalId?: string) => Promise<ConversationItem>;
  /** The agent takes a waiting conversation. */
  readonly talk: (item: ConversationItem) => Promise<ConversationItem>;
}

/** Sets a scene in a test centre. Each has a project of its own. */
export async function openScene(centre: TestCentre): Promise<Scene> {
  const { projectId, customerId, reasonId } = await centre.runAsSystem(furnish);
  const queueId = newId();
  const agent = centre.actor({ roles: ['agent'], projectIds: [projectId] });
  const receive = async (given: Partial<Incoming>) => {
    const incoming = { ...firstWords(), projectId, customerId, queueId, ...given };
    return (await centre.runAsSystem((ctx) => receiveMessage(ctx, incoming))).item;
  };
  return {
    projectId,
    customerId,
    agent,
    queueId,
    otherQueueId: newId(),
    reasonId,
    words: { body: 'Здравствуйте! Сейчас посмотрю.', attachments: [], authorName: 'Ольга' },
    open: (given = {}) => receive(given),
    write: (item, externalId = newId()) =>
      receive({
        conversationId: item.id,
        message: { body: 'Номер 1234', html: null, attachments: [], externalId },
      }),
    talk: ({ contactId: id }) =>
      centre.runAsSystem((ctx) =>
        moveContact(ctx, { projectId, id }, { to: 'talk', agentId: agent.id, why: 'taken' }),
      ),
  };
}

async function furnish(ctx: Context) {
  const key = `p-${newId().slice(-12)}`;
  const { id: projectId } = await createProject(ctx, {
    key,
    name: 'Быстрая почта',
    clientName: null,
    language: 'ru',
    colour: 'teal',
  });
  const email = `anna-${key}@example.test`;
  const { customerId } = await recognise(ctx, {
    projectId,
    name: 'Анна Петрова',
    language: 'ru',
    identities: [{ kind: 'email', value: email, isVerified: true }],
  });
  const { id: reasonId } = await putReason(ctx, {
    projectId,
    id: newId(),
    parentId: null,
    names: { en: 'Where is my parcel?', ru: 'Где моя посылка?', zh: '我的包裹在哪里？' },
    departmentId: null,
    isArchived: false,
  });
  return { projectId, customerId, reasonId };
}

function firstWords(): Omit<Incoming, 'projectId' | 'customerId' | 'queueId'> {
  const body = 'Здравствуйте, где моя посылка?';
  return {
    channel: 'chat',
    customerName: 'Анна Петрова',
    conversationId: null,
    subject: '',
    language: 'ru',
    message: { body, html: null, attachments: [], externalId: newId() },
  };
}
