import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openBrowser } from './browser.ts';
import { serveGallery } from './gallery-server.ts';

let browser: Browser;
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let page: Page;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), serveGallery()]);
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en' });
});

afterEach(() => page.close());

test('a sequence of keys leads to a place, also on a Russian keyboard', async () => {
  await open('/figures');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForURL('**/parts');
  await page.evaluate(() => {
    for (const [key, code] of [
      ['п', 'KeyG'],
      ['в', 'KeyD'],
    ])
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: key ?? '', code: code ?? '', bubbles: true }),
      );
  });
  await page.waitForURL('**/columns');
});

test('the search of everything finds a customer and goes there by key alone', async () => {
  await open('/figures');
  await page.keyboard.press('Control+k');
  await focusIsIn(page.getByRole('dialog'));
  await page.keyboard.type('Petrova');
  await page.getByRole('button', { name: 'Anna Petrova' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/parts');
});

test('the help sheet lists the keys of this screen and closes by Escape', async () => {
  await open('/columns');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Accept the offer').waitFor();
  await focusIsIn(sheet);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('a long list is walked by key and found again where it was left', async () => {
  await open('/columns');
  const list = page.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect.poll(() => chosenPosition()).toBe('4');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => chosenPosition()).toBe('5000');
  const left = await scrollTop();
  await page.getByRole('link', { name: 'Learning' }).click();
  await page.waitForURL('**/figures');
  await page.getByRole('link', { name: 'Desk' }).click();
  await list.waitFor();
  await expect.poll(scrollTop).toBe(left);
});

test('rows that come in above do not push away what is being read', async () => {
  await open('/columns');
  await page.getByRole('listbox').evaluate((list) => {
    list.scrollTop = 20_000;
  });
  const read = page.locator('[aria-posinset="370"]');
  await read.waitFor();
  const before = await read.boundingBox();
  await page.keyboard.press('n');
  const moved = page.locator('[aria-posinset="371"]');
  await expect.poll(async () => (await moved.boundingBox())?.y).toBe(before?.y);
});

test('columns are resized, folded and unfolded by key, and keep their widths', async () => {
  await open('/columns');
  const edge = page.getByRole('separator', { name: 'Width: My work' });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('316');
  await page.keyboard.press('End');
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('460');
  await page.reload();
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('460');
  await edge.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'My work' }).click();
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('460');
});

test('on a tablet the dialogue keeps its room: the last column folds first', async () => {
  await page.setViewportSize({ width: 900, height: 1180 });
  await open('/columns');
  await page.getByRole('button', { name: 'Customer' }).click();
  await page.getByRole('region', { name: 'Customer' }).waitFor();
  await page.getByRole('button', { name: 'My work' }).waitFor();
  const dialogue = await page.getByRole('region', { name: 'Dialogue' }).boundingBox();
  expect(dialogue?.width).toBeGreaterThanOrEqual(400);
});

test('the language changes at once, for eyes and for ears', async () => {
  await open('/empty');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Русский' }).click();
  await page.getByText('Никто не ждёт').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
});

test.each(['/parts', '/figures', '/columns', '/problem', '/sign-in'])(
  'text of twice the size breaks nothing on %s, and keeps nobody out',
  async (address) => {
    await open(address);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWider).toBe(false);
    expect(await findBarriers(page)).toEqual([]);
  },
);

/** Opens a page and waits until it hears keys: it stands, and has nothing left to do. */
async function open(address: string): Promise<void> {
  await page.goto(new URL(address, gallery.origin).href, { waitUntil: 'networkidle' });
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  await page.evaluate(() => new Promise<void>((isIdle) => requestIdleCallback(() => isIdle())));
}

/** Until then what it hears by key is not its own. */
async function focusIsIn(dialog: Locator): Promise<void> {
  await expect
    .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
}

function chosenPosition(): Promise<string | null> {
  return page.locator('[role=option][aria-selected=true]').getAttribute('aria-posinset');
}

function scrollTop(): Promise<number> {
  return page.getByRole('listbox').evaluate((list) => list.scrollTop);
}
