import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { addMs, dayMs, systemClock } from '#kernel/time.ts';
import {
  listReasons,
  moveContact,
  receiveMessage,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import {
  type AnalysisWanted,
  maximumResamples,
  measure,
} from '#modules/surveys/core/analysis/wanted.ts';
import { answerInChat, startAnalysis, surveyOfContact } from '#modules/surveys/server/index.ts';
import type { Context } from '#platform/context.ts';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const contacts = 160;
const atOnce = 20;
const slowMs = 240_000;
const random = seededRandom(9);
const step = () => 1 + Math.floor(5 * random());

let server: TestServer;
let house: House;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
  await answerMany();
}, slowMs);

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test('an analyst finds out what matters most, and takes the figures along', async () => {
  const page = await seats.sit(house.people.analyst);
  await page.goto(`${server.url}/ratings/drivers`);
  await page.getByText('Nothing has been analysed yet').waitFor();
  await start(page);
  await page.getByRole('heading', { name: 'What matters most' }).waitFor();
  for (const name of ['What customers say', 'How sure we are', 'Where to act first'])
    await page.getByRole('heading', { name }).waitFor();
  await page.getByText(/^Customers’ judgement moves most with/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'drivers-1-report');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel workbook' }).click();
  const sheets = await readWorkbook(await readFile(await (await saving).path()));
  const importance = sheets.find(({ sheet }) => sheet.startsWith('Importance'));
  const [head, first] = importance?.data ?? [];
  expect(head?.slice(0, 3)).toEqual(['Rank', 'Driver', 'Importance']);
  expect(first?.[0]).toBe(1);
  expect(first?.[2]).toBeTypeOf('number');

  const picturing = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save “Importance: share/ }).click();
  const picture = await readFile(await (await picturing).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');

  await page.getByRole('link', { name: 'All analyses' }).click();
  await page.getByText(/answers · \d+% explained/).waitFor();
});

test('an analysis shows how far it is, and can be stopped', async () => {
  await keepBusy();
  const page = await seats.sit(house.people.analyst);
  await page.goto(`${server.url}/ratings/drivers?project=${house.projectId}`);
  await start(page);
  await page.getByText('It begins as soon as another analysis is over.').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Stop the analysis' }).click();
  await page.getByText('Stopped', { exact: true }).waitFor();
  await seats.picture(page, 'drivers-2-stopped');
});

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New analysis' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/\/ratings\/drivers\/[0-9a-f-]{36}/);
}

/** Others' analyses, each of many draws: a new one waits for its turn. */
async function keepBusy(): Promise<void> {
  const { projectId } = house;
  const now = systemClock();
  const wanted: AnalysisWanted = {
    ...{ projectIds: [projectId], surveyId: null, reasonId: null, channel: null, language: null },
    ...{ from: addMs(now, -dayMs), until: addMs(now, dayMs), outcome: 'overall' },
    ...{ measures: measure.options, repeatDays: 7, straightLiners: 'keep' },
    ...{ targetPerformance: 75, resamples: maximumResamples, seed: 1 },
  };
  await server.seed(async (ctx) => {
    for (let each = 0; each < 4; each += 1)
      await startAnalysis(ctx, { projectId, id: newId(), wanted });
  });
}

/** Customers whose rating follows from the first thing that they are asked above all. */
async function answerMany(): Promise<void> {
  const { projectId } = house;
  const asked: { contactId: Id; customerId: Id }[] = [];
  const reasons = await server.seed((ctx) => listReasons(ctx, projectId));
  for (let batch = 0; batch < contacts / atOnce; batch += 1) {
    await server.seed(async (ctx) => {
      for (let each = 0; each < atOnce; each += 1)
        asked.push(await talk(ctx, reasons[each % reasons.length]?.id ?? null));
    });
  }
  const last = asked.at(-1);
  const isAsked = () =>
    server.seed(async (ctx) => {
      const survey = await surveyOfContact(ctx, { projectId, contactId: last?.contactId ?? '' });
      return survey?.invitation.state;
    });
  const soon = { timeout: 60_000, interval: 200 };
  await vi.waitFor(async () => expect(await isAsked()).toBe('sent'), soon);
  for (let from = 0; from < asked.length; from += atOnce) {
    await server.seed(async (ctx) => {
      for (const each of asked.slice(from, from + atOnce)) await answerOne(ctx, each);
    });
  }
}

async function talk(ctx: Context, reasonId: Id | null) {
  const { projectId, queueId, people } = house;
  const { customerId } = await recognise(ctx, {
    ...{ projectId, name: 'Anna', language: 'en' },
    identities: [{ kind: 'email', value: `${newId()}@example.test`, isVerified: true }],
  });
  const { item } = await receiveMessage(ctx, {
    ...{ projectId, customerId, queueId, channel: 'chat', customerName: 'Anna' },
    ...{ conversationId: null, subject: '', language: 'en' },
    message: { body: 'Where is it?', html: null, attachments: [], externalId: newId() },
  });
  const which = { projectId, id: item.contactId };
  await moveContact(ctx, which, { to: 'talk', agentId: people.agent, why: 'taken' });
  await moveContact(ctx, which, { to: 'wrap-up' });
  await wrapUpContact(ctx, { ...which, reasonId, resolution: 'resolved' });
  return { contactId: item.contactId, customerId };
}

async function answerOne(
  ctx: Context,
  { contactId, customerId }: { contactId: Id; customerId: Id },
): Promise<void> {
  const { projectId } = house;
  const survey = await surveyOfContact(ctx, { projectId, contactId });
  const invitationId = survey?.invitation.id ?? '';
  const give = (question: string, value: number) =>
    answerInChat(ctx, { projectId, customerId, invitationId, question, value });
  let felt = 0;
  for (const { key, kind, role } of survey?.questions ?? []) {
    if (role !== 'attribute' || kind !== 'rating') continue;
    const value = step();
    felt = felt || value;
    await give(key, value);
  }
  await give('overall', Math.min(5, Math.max(1, Math.round(felt + random() - 0.5))));
}
