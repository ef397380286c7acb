import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import type { Scene } from './pictures.ts';

const root = fileURLToPath(new URL('gallery', import.meta.url));

const scenes: readonly Scene[] = [
  { name: 'parts', address: '/parts' },
  { name: 'figures', address: '/figures' },
  {
    name: 'figure-card',
    address: '/figures',
    prepare: async (page) => {
      await page.locator('[data-told=true]').first().hover();
      await page.getByRole('tooltip').waitFor();
    },
  },
  { name: 'columns', address: '/columns', staysLoading: true },
  { name: 'empty', address: '/empty' },
  { name: 'loading', address: '/loading', staysLoading: true },
  { name: 'problem', address: '/problem' },
  { name: 'crashed', address: '/crashed' },
  { name: 'forbidden', address: '/forbidden' },
  { name: 'not-found', address: '/nowhere' },
  { name: 'offline', address: '/offline' },
  { name: 'sign-in', address: '/sign-in' },
  { name: 'search', address: '/parts', prepare: (page) => openByKey(page, 'Control+k') },
  { name: 'keys', address: '/parts', prepare: (page) => openByKey(page, '?') },
  {
    name: 'account',
    address: '/parts',
    prepare: async (page) => {
      await page.locator('header [aria-haspopup=menu]').click();
      await page.getByRole('menu').waitFor();
    },
  },
];

async function openByKey(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
}

/** Shows the frame and every part of it with things that may come: long names, nothing, too much.
 *  Only for looking at; nothing of it is built into Heed. */
export async function serveGallery() {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    server: {
      port: 0,
      host: '127.0.0.1',
      fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    },
  });
  await server.listen();
  const [origin] = server.resolvedUrls?.local ?? [];
  if (origin === undefined) throw new Error('The gallery does not listen.');
  return { origin, scenes, close: () => server.close() };
}
