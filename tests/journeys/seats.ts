import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { TestServer } from '../ground.ts';
import { openBrowser } from '../screens/browser.ts';

const pictures = fileURLToPath(new URL('../../artefacts/journeys/', import.meta.url));
/** How long a journey waits for what must happen next. */

/** The people of a journey, each before a browser of his own. */
export interface Seats {
  /** Somebody from outside: a customer. */
  readonly visit: (address: string, look?: BrowserContextOptions) => Promise<Page>;
  /** Somebody of the centre, signed in by a link. */
  readonly sit: (personId: Id, look?: BrowserContextOptions) => Promise<Page>;
  /** Keeps what the page shows under artefacts/journeys. */
  readonly picture: (page: Page, name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a browser for the people of a server. When a test fails, it shows what each one saw. */
export async function openSeats(server: TestServer): Promise<Seats> {
  await mkdir(pictures, { recursive: true });
  const browser = await openBrowser();
  let opened = 0;

  const picture = async (page: Page, name: string) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${pictures}${name}.png` });
  };

  const visit = async (address: string, look: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      ...{ locale: 'en', viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' },
      ...look,
    });
    const page = await context.newPage();
    opened += 1;
    const name = `failed-${opened}`;
    onTestFailed(() => picture(page, name));
    await page.goto(new URL(address, server.url).href);
    return page;
  };

  return {
    visit,
    sit: async (personId, look) => {
      const page = await visit(await server.linkFor(personId), look);
      await page.locator('button[type=submit]').click();
      await page.getByRole('navigation').first().waitFor();
      return page;
    },
    picture,
    close: () => browser.close(),
  };
}
