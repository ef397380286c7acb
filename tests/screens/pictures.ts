import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findBarriers } from './barriers.ts';
import { openBrowser } from './browser.ts';

export const languages = ['en', 'ru', 'zh'] as const;
export const schemes = ['light', 'dark'] as const;
const sizes = {
  wide: { width: 1366, height: 768 },
  narrow: { width: 390, height: 844 },
} as const;

type Language = (typeof languages)[number];
type Scheme = (typeof schemes)[number];
type Size = keyof typeof sizes;

/** Something to take pictures of. */
export interface Scene {
  /** The name of its pictures: `desk-empty`. */
  readonly name: string;
  /** `/desk`. */
  readonly address: string;
  /** It shows something that never comes. */
  readonly staysLoading?: true;
  /** What is done on the page before the picture: a menu opened, a text typed. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A picture that was taken, and what on it keeps somebody from using it. */
export interface Shot {
  readonly file: string;
  readonly barriers: readonly string[];
}

/** Takes pictures of scenes in each language, scheme and size, one after the other.
 *  origin: of the running server. folder: for the pictures. session: cookies and whatever else a
 *  signed-in browser has. */
export async function shoot(options: {
  origin: string;
  scenes: readonly Scene[];
  folder: string;
  session?: BrowserContextOptions;
  languages?: readonly Language[];
  schemes?: readonly Scheme[];
  sizes?: readonly Size[];
}): Promise<readonly Shot[]> {
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  const shots: Shot[] = [];
  try {
    for (const size of options.sizes ?? ['wide', 'narrow'])
      for (const scheme of options.schemes ?? schemes)
        for (const language of options.languages ?? languages)
          shots.push(...(await shootLook(browser, { ...options, size, scheme, language })));
  } finally {
    await browser.close();
  }
  return shots;
}

async function shootLook(
  browser: Browser,
  options: {
    origin: string;
    scenes: readonly Scene[];
    folder: string;
    session?: BrowserContextOptions;
    language: Language;
    scheme: Scheme;
    size: Size;
  },
): Promise<readonly Shot[]> {
  const { origin, scenes, folder, session, language, scheme, size } = options;
  const context = await browser.newContext({
    ...session,
    viewport: sizes[size],
    colorScheme: scheme,
    locale: language,
    reducedMotion: 'reduce',
  });
  const preferences = JSON.stringify({ language, scheme, isDense: false });
  await context.addInitScript(
    (value) => localStorage.setItem('heed.preferences', value),
    preferences,
  );
  const shots: Shot[] = [];
  for (const scene of scenes) {
    const page = await context.newPage();
    await page.goto(new URL(scene.address, origin).href, { waitUntil: 'networkidle' });
    if (!scene.staysLoading)
      await page.waitForFunction(() => !document.querySelector('[class*="Skeleton-root"]'));
    await scene.prepare?.(page);
    await page.evaluate(() => document.fonts.ready);
    const file = join(folder, `${scene.name}-${language}-${scheme}-${size}.png`);
    await page.screenshot({ path: file });
    shots.push({ file, barriers: await findBarriers(page) });
    await page.close();
  }
  await context.close();
  return shots;
}
