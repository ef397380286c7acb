import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { hasDovecot, hasPostfix } from '../mail-servers.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { answer, becomeAvailable, code, wrong } from './loop.ts';
import { type MailWorld, openMailWorld } from './mail.ts';
import { openSeats, type Seats } from './seats.ts';

const shop = 'support@shop.example';
const asked = 'Was the courier on time?';
const late = 'What came late?';
const comment = 'The courier rang at six.';

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

describe.runIf(hasDovecot && hasPostfix)('with Postfix and Dovecot', () => {
  let world: MailWorld;

  beforeAll(async () => {
    world = await openMailWorld(['shop.example', 'home.example']);
    await openMailbox(world);
  });

  afterAll(() => world?.stop());

  test('a survey is built, answered in the chat and by mail, and its answers read', async () => {
    const lead = await seats.sit(house.people.lead);
    await build(lead);
    await tryOut(lead);
    await publish(lead, 1);
    await putToUse(lead);

    const agent = { seats, name: 'survey', page: await seats.sit(house.people.agent) };
    await becomeAvailable(agent);
    const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
    await customer.getByRole('button', { name: 'Open the chat' }).click();
    await customer.getByLabel('Your message').fill('Hello! Where is my parcel?');
    await customer.keyboard.press('Enter');
    await answer(agent);
    await customer.getByRole('log', { name: 'Messages' }).getByText(wrong).waitFor();
    await code(agent);
    await answerInChat(customer);

    const mail = { subject: 'My parcel', text: 'It came late. HD 4821 7790.' };
    await world.send({ from: 'Maria Petrova <maria@home.example>', to: shop, ...mail });
    await answer(agent);
    await code(agent);
    await answerByMail(await seats.visit(await linkTo(world, 'Not at all')));

    await readAnswers(lead);
  });
});

test('of two who edit a survey, the second sees the difference and goes over it', async () => {
  const [lead, administrator] = await Promise.all([
    openFirst(house.people.lead),
    openFirst(house.people.administrator),
  ]);
  const title = (page: Page) => page.getByRole('textbox', { name: /^Question, English/ });
  const save = (page: Page) => page.getByRole('button', { name: 'Save draft' }).click();
  for (const page of [lead, administrator]) {
    await page.getByRole('button', { name: /^\d+ Is your question solved\?/ }).click();
  }
  await title(administrator).fill('Is your matter solved?');
  await title(lead).fill('Is everything solved?');
  await save(lead);
  await lead.getByText('The draft is saved').waitFor();
  await save(administrator);
  const told = administrator.getByRole('alert').filter({ hasText: 'James Whitfield' });
  await told.getByRole('button', { name: 'In what mine is different' }).click();
  await told.locator('del', { hasText: 'Is everything solved?' }).waitFor();
  await told.locator('ins', { hasText: 'Is your matter solved?' }).waitFor();
  expect(await barriersOf(administrator)).toEqual([]);
  await seats.picture(administrator, 'survey-12-overtaken');
  await administrator.getByRole('button', { name: 'Save mine over it' }).click();
  await administrator.getByText('The draft is saved').waitFor();
  await lead.reload();
  await lead.getByRole('button', { name: /^\d+ Is your matter solved\?/ }).waitFor();
});

/** A survey is begun from a template; two questions are added, one is moved, one goes. */
async function build(lead: Page): Promise<void> {
  await lead.getByRole('link', { name: 'Ratings' }).first().click();
  await lead.getByRole('link', { name: 'Surveys' }).click();
  await lead.getByRole('button', { name: 'New survey' }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'After a chat' }).check();
  await dialog.getByRole('button', { name: 'Make the survey' }).click();
  await lead.getByText('Never published').first().waitFor();

  await add(lead, 'Rating, 1 to 5');
  await fill(lead, /^Question/, { English: asked, Русский: 'Курьер приехал вовремя?' });
  await lead.getByText('Words missing: 简体中文', { exact: true }).waitFor();
  expect(await barriersOf(lead)).toEqual([]);
  await seats.picture(lead, 'survey-01-question');
  await fill(lead, /^Question/, { 简体中文: '快递员准时吗？' });
  await lead.getByText('Words missing: 简体中文', { exact: true }).waitFor({ state: 'detached' });
  await lead.getByRole('textbox', { name: 'Name in analyses' }).fill('punctual');
  await lead.getByRole('button', { name: 'Done' }).focus();
  await lead.getByRole('button', { name: `Move: ${asked}` }).press('ArrowUp');
  await lead.getByText(`${asked} is now question 8.`).waitFor();

  await add(lead, 'Several of these');
  await fill(lead, /^Question/, {
    English: late,
    Русский: 'Что опоздало?',
    简体中文: '什么迟到了？',
  });
  await fill(lead, /^Option 1/, { English: 'The parcel', Русский: 'Посылка', 简体中文: '包裹' });
  await fill(lead, /^Option 2/, { English: 'The answer', Русский: 'Ответ', 简体中文: '答复' });
  await lead.getByRole('combobox', { name: 'By the answer to which question' }).click();
  await lead.getByRole('option', { name: `When the answer fits: ${asked}` }).click();
  await lead.getByText(`Asked when “${asked}” is at most 3 · Fair`).waitFor();
  await seats.picture(lead, 'survey-02-logic');

  await lead.getByRole('button', { name: /^\d+ How clearly did we write\?/ }).click();
  await lead.getByRole('button', { name: 'Remove', exact: true }).click();
  await lead.getByText('Removed: How clearly did we write?').waitFor();
}

async function add(lead: Page, kind: string): Promise<void> {
  await lead.getByRole('button', { name: 'Add a question' }).click();
  await lead.getByRole('menuitem', { name: kind }).click();
}

/** Writes words in some languages. label: how their label begins. */
async function fill(lead: Page, label: RegExp, words: Record<string, string>): Promise<void> {
  for (const [language, text] of Object.entries(words)) {
    const named = new RegExp(`${label.source}, ${language}`);
    await lead.getByRole('textbox', { name: named }).fill(text);
  }
}

/** The draft is tried beside its questions: what depends on an answer comes with it. */
async function tryOut(lead: Page): Promise<void> {
  const preview = lead.getByRole('region', { name: 'Preview' });
  await preview.getByRole('radio', { name: '5 Completely' }).first().check();
  const question = preview.getByRole('group', { name: asked });
  await question.getByRole('radio', { name: '2 Poor' }).check();
  await preview.getByRole('group', { name: late }).waitFor();
  await question.getByRole('radio', { name: '4 Good' }).check();
  await preview.getByRole('group', { name: late }).waitFor({ state: 'detached' });
  await preview.getByText('Русский').click();
  await preview.getByRole('group', { name: 'Курьер приехал вовремя?' }).waitFor();
  await seats.picture(lead, 'survey-03-preview');
  await preview.getByText('Page of the mail').click();
  await preview.getByRole('button', { name: 'Отправить оценку' }).click();
  await preview.getByText('Спасибо. Можно спросить ещё немного?').waitFor();
  expect(await barriersOf(lead)).toEqual([]);
  await seats.picture(lead, 'survey-04-preview-mail');
}

async function publish(lead: Page, version: number): Promise<void> {
  await lead.getByRole('button', { name: 'Publish…' }).click();
  const dialog = lead.getByRole('dialog');
  const go = dialog.getByRole('button', { name: `Publish version ${version}`, exact: true });
  await go.waitFor();
  expect(await barriersOf(lead)).toEqual([]);
  await seats.picture(lead, `survey-05-publish-${version}`);
  await go.click();
  await lead.getByText(`Version ${version} is published`).waitFor();
}

/** The surveys that asked so far give way to the new one. */
async function putToUse(lead: Page): Promise<void> {
  const address = `${lead.url().replace(/\?.*/, '')}?view=use`;
  for (const channel of ['Chat', 'E-mail']) {
    await lead.goto(address);
    await lead.getByRole('checkbox', { name: channel }).check();
    await lead.getByRole('button', { name: 'Put to use' }).click();
    await lead.getByText('Another survey asks in this channel already.').waitFor();
    await lead.getByRole('link', { name: 'Open the survey that asks there' }).click();
    await lead.getByRole('button', { name: 'Stop asking' }).click();
    await lead.getByText('It asks nobody at the moment.').waitFor();
  }
  await lead.goto(address);
  await lead.getByRole('checkbox', { name: 'Chat' }).check();
  await lead.getByRole('checkbox', { name: 'E-mail' }).check();
  await lead.getByRole('button', { name: 'Put to use' }).click();
  await lead.getByText('It asks at the moment.').waitFor();
  expect(await barriersOf(lead)).toEqual([]);
  await seats.picture(lead, 'survey-06-in-use');
}

async function answerInChat(customer: Page): Promise<void> {
  const pick = (question: string, label: RegExp) =>
    customer.getByRole('group', { name: question }).getByRole('radio', { name: label }).check();
  await pick('Is your question solved?', /Completely/);
  await pick(asked, /Good$/);
  await pick('All in all, how would you rate this chat?', /Very good/);
  await expect
    .poll(() => customer.getByText('Saved. Thank you!').count())
    .toBeGreaterThanOrEqual(3);
  await seats.picture(customer, 'survey-07-chat');
}

/** The customer follows a link of the mail, and is asked what depends on his answers. */
async function answerByMail(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: 'Is your question solved?' });
  await heading.waitFor();
  await page.getByRole('button', { name: 'Send rating' }).click();
  await page.getByRole('group', { name: asked }).getByRole('radio', { name: 'Very poor' }).check();
  await page.getByRole('button', { name: 'Send answers' }).click();
  const overall = page.getByRole('group', { name: /All in all/ });
  await overall.getByRole('radio', { name: /Very poor/ }).check();
  await page.getByRole('button', { name: 'Send answers' }).click();
  const parts = page.getByRole('group', { name: late });
  await parts.getByRole('checkbox', { name: 'The parcel' }).check();
  await page.getByLabel('What should we know or do better?').fill(comment);
  await seats.picture(page, 'survey-08-mail');
  await page.getByRole('button', { name: 'Send answers' }).click();
  await page.getByRole('heading', { name: 'Thank you', exact: true }).waitFor();
}

/** The lead reads both answers, and sees them counted with the version they were given to. */
async function readAnswers(lead: Page): Promise<void> {
  await lead.goto(`${server.url}/ratings`);
  await lead.getByText(comment).first().click();
  await lead.getByText(asked).waitFor();
  await seats.picture(lead, 'survey-09-answers');
  await lead.goto(`${server.url}/surveys`);
  const row = lead.getByRole('button', { name: /2 asked, 2 answered \(100%\)/ });
  await row.waitFor();
  await seats.picture(lead, 'survey-10-list');
  await row.click();
  await lead.getByRole('button', { name: /^\d+ Was the courier on time/ }).click();
  await lead.getByText('Fixed since it was published: its answers are kept').waitFor();
  await fill(lead, /^Question/, { English: 'Did the courier come on time?' });
  await lead.getByRole('button', { name: 'Publish…' }).click();
  await lead.getByRole('dialog').locator('del', { hasText: asked }).waitFor();
  await lead.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await publish(lead, 2);
  await lead.getByText('Versions', { exact: true }).click();
  await lead.getByRole('button', { name: /^Version 1.*2 asked, 2 answered/ }).waitFor();
  await lead.getByRole('button', { name: /^Version 2/ }).click();
  await lead.locator('ins', { hasText: 'Did the courier come on time?' }).waitFor();
  expect(await barriersOf(lead)).toEqual([]);
  await seats.picture(lead, 'survey-11-version');
}

/** What keeps somebody from using the page, all of it in sight: the bar that stays over what is
 *  edited covers a part of it otherwise. */
async function barriersOf(page: Page): Promise<readonly string[]> {
  const before = present(page.viewportSize(), 'the size of the window');
  await page.setViewportSize({ ...before, height: 3_000 });
  const found = await findBarriers(page);
  await page.setViewportSize(before);
  return found;
}

/** Somebody opens the survey that the project began with for its mails. */
async function openFirst(personId: string): Promise<Page> {
  const page = await seats.sit(personId);
  await page.goto(`${server.url}/surveys`);
  await page.getByRole('button', { name: /^After a mail/ }).click();
  await page.getByRole('heading', { name: 'After a mail' }).waitFor();
  return page;
}

/** Mail for the shop is fetched from its mailbox, and answers leave by the relay. */
async function openMailbox({ mailboxes, relay }: MailWorld): Promise<void> {
  const near = { host: '127.0.0.1', security: 'none', trustedCertificate: null } as const;
  const login = { user: 'support', password: mailboxes.password };
  await server.seed((ctx) =>
    putMailbox(ctx, server.config, {
      ...{ id: newId(), projectId: house.projectId, queueId: house.queueId },
      ...{ address: shop, name: 'Swift Parcel', isOn: true },
      imap: {
        ...{ ...near, port: mailboxes.ports.imap, login },
        ...{ folder: 'INBOX', afterStoring: { kind: 'mark-seen' } },
      },
      smtp: { ...near, port: relay.ports.smtp, login: null },
    }),
  );
}

/** The link of the invitation that stands under these words. */
async function linkTo(world: MailWorld, words: string): Promise<string> {
  const find = async () =>
    (await world.read('maria'))
      .map(({ text = '' }) => new RegExp(`${words}\\s+(https?://\\S+/rate/\\S+)`).exec(text)?.[1])
      .find((link) => link !== undefined);
  await expect.poll(find, { interval: 200 }).toBeDefined();
  return present(await find(), 'the link');
}
