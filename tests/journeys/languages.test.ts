import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { moveContact, receiveMessage, wrapUpContact } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { putMember } from '#modules/projects/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import { answerInChat, surveyOfContact } from '#modules/surveys/server/index.ts';
import type { Language } from '#platform/http/contract.ts';
import { startServer, type TestServer } from '../ground.ts';
import { languages, shoot } from '../screens/pictures.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const folder = fileURLToPath(new URL('../../artefacts/journeys/', import.meta.url));
const roles = ['agent', 'lead', 'evaluator', 'administrator'] as const;

const words = {
  en: {
    customer: 'Bartholomew Featherstonehaugh-Cholmondeley',
    question: 'My internet has been dropping every evening since Thursday. Third time I write!',
  },
  ru: {
    customer: 'Константин Вячеславович Рождественский-Преображенский',
    question: 'Посылку обещали ещё вчера, а её до сих пор нет. Пишу уже в третий раз!',
  },
  zh: { customer: '欧阳思琪', question: '上周六下的单到现在还没发货，我已经问了三次了！' },
} as const satisfies Record<Language, { customer: string; question: string }>;

let server: TestServer;
let house: House;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test.each(languages)('the screens speak %s and keep nobody out', async (language) => {
  const personId = await hireInto(language);
  const unfinished = await openContact(personId, language);
  await hearLowRating(personId, language);
  const { projectId } = house;
  const shots = await shoot({
    origin: server.url,
    folder,
    languages: [language],
    session: { storageState: await signIn(personId) },
    scenes: [
      { name: 'desk', address: `/desk/${projectId}/${unfinished}` },
      { name: 'floor', address: '/floor' },
      { name: 'listening', address: '/listening' },
      { name: 'settings', address: `/settings/projects/${projectId}` },
    ],
  });
  expect(shots.filter(({ barriers }) => barriers.length > 0)).toEqual([]);
});

async function hireInto(language: Language): Promise<Id> {
  return server.seed(async (ctx) => {
    const email = `${language}@example.test`;
    const personId = await createPerson(ctx, {
      ...{ name: words[language].customer, email, language, roles: [...roles] },
    });
    await putMember(ctx, { projectId: house.projectId, personId, isMember: true });
    return personId;
  });
}

async function signIn(personId: Id) {
  const page = await seats.sit(personId);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/** A customer writes by chat, and the person answers him. */
async function openContact(agentId: Id, language: Language): Promise<Id> {
  const { item } = await begin(agentId, language);
  return item.id;
}

async function begin(agentId: Id, language: Language) {
  const { projectId, queueId } = house;
  const { customer: customerName, question: body } = words[language];
  return server.seed(async (ctx) => {
    const { customerId } = await recognise(ctx, {
      ...{ projectId, name: customerName, language },
      identities: [{ kind: 'email', value: `${newId()}@home.test`, isVerified: true }],
    });
    const { item } = await receiveMessage(ctx, {
      ...{ projectId, channel: 'chat', customerId, customerName, conversationId: null },
      ...{ subject: '', language, queueId },
      message: { body, html: null, attachments: [], externalId: newId() },
    });
    await moveContact(
      ctx,
      { projectId, id: item.contactId },
      { to: 'talk', agentId, why: 'taken' },
    );
    return { customerId, item };
  });
}

/** A customer was answered and is not content. */
async function hearLowRating(agentId: Id, language: Language): Promise<void> {
  const { projectId } = house;
  const { customerId, item } = await begin(agentId, language);
  const { contactId } = item;
  await server.seed(async (ctx) => {
    await moveContact(ctx, { projectId, id: contactId }, { to: 'wrap-up' });
    await wrapUpContact(ctx, { projectId, id: contactId });
  });
  const survey = () => server.seed((ctx) => surveyOfContact(ctx, { projectId, contactId }));
  await expect.poll(survey).not.toBeNull();
  const invitationId = (await survey())?.invitation.id ?? '';
  const about = { projectId, customerId, invitationId };
  await server.seed(async (ctx) => {
    await answerInChat(ctx, { ...about, question: 'overall', value: 1 });
    const text = words[language].question;
    await answerInChat(ctx, { ...about, question: 'comment', value: null, text });
  });
}
