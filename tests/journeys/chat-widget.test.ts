import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import { type ChatScene, openChatScene } from '../chat-scene.ts';
import { findBarriers } from '../screens/barriers.ts';
import { openBrowser } from '../screens/browser.ts';

describe('the chat widget on a site', () => {
  let scene: ChatScene;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    await build({ configFile: 'vite.widget.config.ts', logLevel: 'error' });
    scene = await openChatScene({
      samplePeople: [{ externalId: 'C-1', email: 'anna@home.test', name: 'Anna' }],
    });
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    scene.centre.testClock.advanceMs(minuteMs);
  });
  afterAll(async () => {
    await browser.close();
    await scene.close();
  });

  const pageAddress = () => `${scene.address}/sample/${scene.widget.publicKey}`;

  async function openContext(about: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ locale: 'en', ...about });
    contexts.push(context);
    return context;
  }

  /** A visitor's tab on the site, with the window open. */
  async function visit(context?: BrowserContext): Promise<Page> {
    const page = await (context ?? (await openContext())).newPage();
    await page.goto(pageAddress());
    await page.getByRole('button', { name: 'Open the chat' }).click();
    return page;
  }

  const say = async (page: Page, words: string) => {
    await page.getByLabel('Your message').fill(words);
    await page.keyboard.press('Enter');
  };
  const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
  const shown = (page: Page, words: string) =>
    log(page).getByText(words, { exact: true }).waitFor();

  async function conversationOf(page: Page): Promise<string> {
    const key = `heed:${scene.widget.publicKey}:token`;
    const token = await page.evaluate((name) => JSON.parse(localStorage[name]), key);
    const response = await fetch(`${scene.address}/chat/v1/${scene.widget.publicKey}/session`, {
      method: 'POST',
      headers: { origin: scene.address, 'content-type': 'application/json' },
      body: JSON.stringify({ visitorToken: token, language: 'en' }),
    });
    return (await response.json()).view.state.conversationId;
  }

  /** A visitor who has written while somebody is there, and is talked with. */
  async function talk(): Promise<{ page: Page; conversationId: string }> {
    const page = await visit();
    await say(page, 'Where is my parcel?');
    await page.getByText('Sent').waitFor();
    const conversationId = await conversationOf(page);
    await scene.take(conversationId);
    await page.getByText('Olga Smirnova is with you').waitFor();
    return { page, conversationId };
  }

  describe('while somebody is there', () => {
    beforeEach(() => scene.setPresence('available'));
    afterAll(() => scene.setPresence('offline'));

    it('sends and receives, and marks what the agent has read', async () => {
      const { page, conversationId } = await talk();
      await scene.answer(conversationId, 'On its way, see https://heed.example/track.');
      await shown(page, 'On its way, see https://heed.example/track.');
      expect(await page.getByRole('link', { name: 'https://heed.example/track' }).count()).toBe(1);
      await page.getByText('· Read').waitFor();
      const seen = async () => {
        const { item, messages } = await scene.look(conversationId);
        return [messages.at(-1)?.deliveryState, item.customerReadAt !== null];
      };
      await expect.poll(seen).toEqual(['delivered', true]);
    });

    it('is the same after a reload', async () => {
      const { page, conversationId } = await talk();
      await scene.answer(conversationId, 'Tomorrow.');
      await shown(page, 'Tomorrow.');
      await page.reload();
      await shown(page, 'Where is my parcel?');
      await shown(page, 'Tomorrow.');
      await page.getByText('Olga Smirnova is with you').waitFor();
      await say(page, 'Thank you');
      await shown(page, 'Thank you');
      const count = async () => (await scene.look(conversationId)).messages.length;
      await expect.poll(count).toBe(3);
    });

    it('counts replies that came while it was closed', async () => {
      const { page, conversationId } = await talk();
      await page.keyboard.press('Escape');
      await scene.answer(conversationId, 'One');
      scene.centre.testClock.advanceMs(1);
      await scene.answer(conversationId, 'Two');
      const launcher = page.getByRole('button', { name: 'Open the chat, unread messages: 2' });
      await launcher.click();
      await shown(page, 'Two');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Open the chat', exact: true }).waitFor();
    });

    it('keeps what was written without a network, and sends it once when it is back', async () => {
      const { page, conversationId } = await talk();
      await page.context().setOffline(true);
      await say(page, 'Written in a tunnel');
      await page.getByText('Not sent yet').waitFor();
      await page.reload().catch(() => undefined);
      await page.context().setOffline(false);
      await page.goto(pageAddress());
      await page.getByText('Sent').waitFor();
      await expect.poll(() => log(page).getByText('Written in a tunnel').count()).toBe(1);
      const { messages } = await scene.look(conversationId);
      const bodies = messages.map(({ body }) => body);
      expect(bodies.filter((body) => body === 'Written in a tunnel')).toHaveLength(1);
    });

    it('sends the same words again, although they were said before', async () => {
      const { page, conversationId } = await talk();
      await page.context().setOffline(true);
      await say(page, 'Where is my parcel?');
      await page.getByText('Not sent yet').waitFor();
      await page.context().setOffline(false);
      const count = async () => (await scene.look(conversationId)).messages.length;
      await expect.poll(count).toBe(2);
      await expect.poll(() => log(page).getByText('Where is my parcel?').count()).toBe(2);
    });

    it('hears again by itself after the network was gone', async () => {
      const { page, conversationId } = await talk();
      await page.context().setOffline(true);
      await scene.answer(conversationId, 'Said meanwhile');
      await page.context().setOffline(false);
      await shown(page, 'Said meanwhile');
    });

    it('shows the same in two tabs, over one stream', async () => {
      const context = await openContext();
      const first = await visit(context);
      await say(first, 'From the first tab');
      await first.getByText('Sent').waitFor();
      const second = await context.newPage();
      let streams = 0;
      second.on('request', (request) => {
        if (request.url().endsWith('/stream')) streams += 1;
      });
      await second.goto(pageAddress());
      await shown(second, 'From the first tab');
      await say(second, 'From the second tab');
      await shown(first, 'From the second tab');
      const conversationId = await conversationOf(first);
      await scene.take(conversationId);
      await scene.answer(conversationId, 'For both');
      await shown(first, 'For both');
      await shown(second, 'For both');
      expect(streams).toBe(0);
      const takeover = second.waitForRequest((request) => request.url().endsWith('/stream'));
      await first.close();
      await takeover;
      scene.centre.testClock.advanceMs(1);
      await scene.answer(conversationId, 'For the one that is left');
      await shown(second, 'For the one that is left');
    });

    it('sends a file that its agent can open', async () => {
      const { page, conversationId } = await talk();
      const picture = { name: 'box.png', mimeType: 'image/png', buffer: Buffer.from('pixels') };
      await page.getByLabel('Attach a file').setInputFiles(picture);
      await page.getByRole('button', { name: 'Remove box.png' }).waitFor();
      await say(page, 'Look');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Open the file box.png' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('box.png');
      const { messages } = await scene.look(conversationId);
      expect(messages.at(-1)?.attachments).toMatchObject([{ name: 'box.png' }]);
    });

    it('shows that the agent types', async () => {
      const { page, conversationId } = await talk();
      const path = `/api/v1/projects/${scene.projectId}/conversations/${conversationId}/typing`;
      await fetch(scene.address + path, {
        method: 'POST',
        headers: { authorization: 'Bearer agent', 'content-type': 'application/json' },
        body: JSON.stringify({ isTyping: true }),
      });
      await page.getByText('Olga Smirnova is typing').waitFor();
    });

    it('is used by keys alone, from opening to rating', async () => {
      const page = await (await openContext()).newPage();
      await page.goto(pageAddress());
      await page.getByRole('button', { name: 'Open the chat' }).waitFor();
      const focused = () =>
        page.evaluate(() => {
          const { shadowRoot } = document.activeElement ?? {};
          return shadowRoot?.activeElement?.getAttribute('aria-label') ?? '';
        });
      const tabTo = async (label: string) => {
        for (let count = 0; count < 40 && (await focused()) !== label; count += 1) {
          await page.keyboard.press('Tab');
        }
        expect(await focused()).toBe(label);
      };
      await tabTo('Open the chat');
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('Your message');
      await page.keyboard.type('First line');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('Second line');
      await page.keyboard.press('Enter');
      await page.getByText('Sent').waitFor();
      const conversationId = await conversationOf(page);
      expect((await scene.look(conversationId)).messages.at(-1)?.body).toBe(
        'First line\nSecond line',
      );
      await page.keyboard.press('Escape');
      expect(await focused()).toBe('Open the chat');
      await page.keyboard.press('Enter');
      await scene.take(conversationId);
      await scene.answer(conversationId, 'Done');
      const { item } = await scene.look(conversationId);
      const contact = { projectId: scene.projectId, id: item.contactId };
      await scene.centre.run(scene.agent, (ctx) => moveContact(ctx, contact, { to: 'wrap-up' }));
      await page.getByRole('heading', { name: 'How did it go?' }).waitFor();
      const question = (name: string) => page.getByRole('group', { name });
      const solved = question('Is your question solved?');
      await solved.getByRole('radio', { name: 'Not at all' }).focus();
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      await solved.getByText('Saved. Thank you!').waitFor();
      await question('How would you rate our knowledge').getByLabel('Does not apply').check();
      const cause = question('What let you down most?');
      expect(await cause.count()).toBe(0);
      await question('All in all').getByRole('radio', { name: 'Poor', exact: true }).press(' ');
      await cause.getByLabel('Something else').check();
      await cause.getByLabel('In your own words').fill('The tone');
      await cause.getByRole('button', { name: 'Send' }).click();
      await cause.getByText('Saved. Thank you!').waitFor();
      await question('recommend us').getByRole('radio', { name: '0 Not at all likely' }).check();
      await question('recommend us').getByText('Saved. Thank you!').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.reload();
      const mostly = solved.getByRole('radio', { name: 'Mostly' });
      await mostly.waitFor();
      expect(await mostly.isChecked()).toBe(true);
      await expect.poll(() => cause.getByLabel('In your own words').inputValue()).toBe('The tone');
      await question('All in all').getByRole('radio', { name: 'Very good' }).press(' ');
      await cause.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Close the survey' }).click();
      await page.reload();
      await page.getByRole('button', { name: 'Start a new chat' }).click();
      await say(page, 'Something else');
      await shown(page, 'Something else');
      await expect.poll(() => conversationOf(page)).not.toBe(conversationId);
    });

    it('ends when the visitor says so, after asking', async () => {
      const { page, conversationId } = await talk();
      await page.getByLabel('End the chat').click();
      await page.getByRole('button', { name: 'End it' }).click();
      await page.getByText('The chat has ended').waitFor();
      expect((await scene.look(conversationId)).item.state).toBe('wrap-up');
    });

    it('knows who is signed in, and forgets him when he signs out', async () => {
      const page = await visit();
      await page.goto(`${pageAddress()}?as=C-1`);
      await say(page, 'It is me');
      await page.getByText('Sent').waitFor();
      const { item } = await scene.look(await conversationOf(page));
      expect(item.customerName).toBe('Anna');
      await page.goto(pageAddress());
      await page.getByText('Hello! Write to us').waitFor();
      expect(await log(page).getByText('It is me').count()).toBe(0);
    });

    it('speaks the language that the site asks for', async () => {
      const page = await visit();
      await page.evaluate(() => window.Heed?.('language', 'ru'));
      await page.getByLabel('Ваше сообщение').waitFor();
      await page.evaluate(() => window.Heed?.('close'));
      await page.getByRole('button', { name: 'Открыть чат' }).waitFor();
    });

    it.each(['light', 'dark'] as const)('keeps nobody out in the %s look', async (colorScheme) => {
      const page = await visit(await openContext({ colorScheme, reducedMotion: 'reduce' }));
      expect(await findBarriers(page)).toEqual([]);
      await say(page, 'Where is my parcel?');
      await page.getByText('Sent').waitFor();
      const conversationId = await conversationOf(page);
      await scene.take(conversationId);
      await scene.answer(conversationId, 'Tomorrow.');
      await shown(page, 'Tomorrow.');
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  describe('while nobody is there', () => {
    it('takes a message with the address for the answer', async () => {
      scene.centre.testClock.advanceMs(minuteMs);
      const page = await visit(await openContext({ colorScheme: 'dark', reducedMotion: 'reduce' }));
      expect(await findBarriers(page)).toEqual([]);
      await page.getByLabel('Your name').fill('Ivan');
      await page.getByLabel('Your e-mail').fill('ivan@home.test');
      await page.getByLabel('Your message').fill('Please write to me');
      await page.getByRole('button', { name: 'Leave the message' }).click();
      await page.getByText('We answer to ivan@home.test').waitFor();
      const { item } = await scene.look(await conversationOf(page));
      expect(item).toMatchObject({ state: 'queue', customerName: 'Ivan' });
    });
  });

  it('takes 15 kB of a site at most, compressed', () => {
    const script = readFileSync(new URL('../../dist/widget/widget.js', import.meta.url));
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(15_000);
    const later = readFileSync(new URL('../../dist/widget/widget-later.js', import.meta.url));
    expect(gzipSync(later, { level: 9 }).length).toBeLessThanOrEqual(7_000);
  });

  it('stays away where its key is not known', async () => {
    const page = await (await openContext()).newPage();
    await page.route('**/sample/**', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll(scene.widget.publicKey, newId()) });
    });
    const asked = page.waitForResponse((response) => response.status() === 404);
    await page.goto(pageAddress());
    await asked;
    expect(await page.locator('heed-chat').count()).toBe(0);
  });
});
