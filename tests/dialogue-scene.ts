import { type Id, newId } from '#kernel/id.ts';
import type { Channel, ConversationItem, Message, WrapUp } from '#modules/contacts/contract.ts';
import {
  moveContact,
  putReason,
  receiveMessage,
  reply,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { createProject, putDepartment } from '#modules/projects/server/index.ts';
import type { Role } from '#modules/staff/core/role.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import type { FilledSurvey, GivenAnswer } from '#modules/surveys/contract.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';
import { answerInChat, surveyOfContact } from '#modules/surveys/server/index.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import type { TestCentre } from './centre.ts';

/** A project with departments, real people, and customers whose dialogues end. */
export interface Scene {
  readonly projectId: Id;
  readonly agent: Actor;
  readonly reasonId: Id;
  readonly departmentId: Id;
  readonly head: Actor;
  /** Somebody with this role in the project. */
  readonly person: (role: Role) => Promise<Actor>;
  /** A new customer's dialogue in which the agent has answered. */
  readonly talk: (given?: Partial<Talk>) => Promise<ConversationItem>;
  /** The agent writes once more. */
  readonly say: (item: ConversationItem, body: string) => Promise<Message>;
  readonly finish: (item: ConversationItem) => Promise<void>;
  readonly code: (item: ConversationItem, coding?: Partial<WrapUp>) => Promise<void>;
  /** The customer of a chat answers a question of his survey. */
  readonly answer: (item: ConversationItem, question: string, value: AnswerValue) => Promise<void>;
  readonly surveyOf: (item: ConversationItem) => Promise<FilledSurvey | null>;
}

interface Talk {
  readonly channel: Channel;
  readonly customerId: Id;
  readonly words: string;
  readonly answer: string;
}

/** Sets a scene in a test centre. Each has a project of its own. */
export async function openScene(centre: TestCentre): Promise<Scene> {
  const projectId = await centre.runAsSystem(addProject);
  const person = (role: Role) => addPerson(centre, projectId, role);
  const agent = await person('agent');
  const head = await person('department-head');
  const { departmentId, reasonId } = await centre.runAsSystem((ctx) =>
    addReason(ctx, { projectId, headPersonId: head.id }),
  );
  await centre.settle();
  const inContact = ({ contactId: id }: ConversationItem) => ({ projectId, id });
  const surveyOf = ({ contactId }: ConversationItem) =>
    centre.runAsSystem((ctx) => surveyOfContact(ctx, { projectId, contactId }));
  const say: Scene['say'] = ({ id: conversationId }, body) =>
    centre.run(agent, (ctx) => reply(ctx, { ...words, projectId, conversationId, body }));
  return {
    projectId,
    agent,
    reasonId,
    departmentId,
    head,
    person,
    say,
    surveyOf,
    talk: async ({ answer = 'Посылка придёт завтра.', ...given } = {}) => {
      const item = await centre.runAsSystem((ctx) =>
        begin(ctx, { projectId, agentId: agent.id, ...given }),
      );
      await say(item, answer);
      return item;
    },
    finish: async (item) => {
      await centre.run(agent, (ctx) => moveContact(ctx, inContact(item), { to: 'wrap-up' }));
    },
    code: async (item, coding = {}) => {
      await centre.run(agent, (ctx) =>
        wrapUpContact(ctx, { ...inContact(item), reasonId, ...coding }),
      );
    },
    answer: async (item, question, value) => {
      const invitationId = (await surveyOf(item))?.invitation.id ?? 'none';
      const { customerId } = item;
      await centre.runAsSystem((ctx) =>
        answerInChat(ctx, { projectId, customerId, invitationId, question, ...givenOf(value) }),
      );
    },
  };
}

function givenOf(value: AnswerValue): Pick<GivenAnswer, 'value' | 'choices' | 'text'> {
  if (typeof value === 'string') return { value: null, text: value };
  if (value === null || typeof value === 'number') return { value };
  return { value: null, choices: [...value.choices], ...(value.words && { text: value.words }) };
}

const words = {
  kind: 'message' as const,
  attachments: [],
  holdMs: 0,
  authorName: 'Ольга',
};

async function addProject(ctx: Context): Promise<Id> {
  const { id } = await createProject(ctx, {
    key: `p-${newId().slice(-12)}`,
    name: 'Быстрая почта',
    clientName: null,
    language: 'ru',
    colour: 'teal',
  });
  return id;
}

async function addPerson(centre: TestCentre, projectId: Id, role: Role): Promise<Actor> {
  const email = `${newId()}@example.test`;
  const id = await centre.database.run(systemActor, (ctx) =>
    createPerson(ctx, { name: 'Ольга', email, language: 'ru', roles: [role] }),
  );
  return centre.actor({ id, roles: [role], projectIds: [projectId] });
}

async function addReason(
  ctx: Context,
  { projectId, headPersonId }: { projectId: Id; headPersonId: Id },
): Promise<{ departmentId: Id; reasonId: Id }> {
  const department = await putDepartment(ctx, {
    id: newId(),
    projectId,
    names: { en: 'Delivery', ru: 'Доставка', zh: '配送' },
    headPersonId,
    isArchived: false,
  });
  const reason = await putReason(ctx, {
    projectId,
    id: newId(),
    parentId: null,
    names: { en: 'Where is my parcel?', ru: 'Где моя посылка?', zh: '我的包裹在哪里？' },
    departmentId: department.id,
    isArchived: false,
  });
  return { departmentId: department.id, reasonId: reason.id };
}

async function begin(
  ctx: Context,
  given: { projectId: Id; agentId: Id } & Partial<Talk>,
): Promise<ConversationItem> {
  const { projectId, agentId, channel = 'chat', words: body = 'Где моя посылка?' } = given;
  const customerId = given.customerId ?? (await addCustomer(ctx, projectId));
  const { item } = await receiveMessage(ctx, {
    projectId,
    channel,
    customerId,
    customerName: 'Анна Петрова',
    conversationId: null,
    subject: '',
    language: 'ru',
    queueId: newId(),
    message: { body, html: null, attachments: [], externalId: newId() },
  });
  return moveContact(ctx, { projectId, id: item.contactId }, { to: 'talk', agentId, why: 'taken' });
}

async function addCustomer(ctx: Context, projectId: Id): Promise<Id> {
  const { customerId } = await recognise(ctx, {
    projectId,
    name: 'Анна Петрова',
    language: 'ru',
    identities: [{ kind: 'email', value: `${newId()}@example.test`, isVerified: true }],
  });
  return customerId;
}
