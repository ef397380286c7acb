import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type ArticleImport, refusals } from '../../contract.ts';
import { filesIn, plainText } from '../../core/body/plain.ts';
import { listArticles } from '../articles.ts';
import { listCategories } from '../categories.ts';
import { discardDraft, showText } from '../drafts.ts';
import { exportArticles } from '../export/export-articles.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { cancelImport, listImports, showImport, startImport } from './imports.ts';
import { reportOf } from './report.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre);
});

const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Hands a file in, and does not wait for what becomes of it. */
async function begin(
  fileName: string,
  content: string | Buffer,
  { by = scene.lead, mustPublish = false }: { by?: Actor; mustPublish?: boolean } = {},
): Promise<ArticleImport> {
  const { projectId } = scene;
  return centre.run(by, async (ctx) => {
    const file = { projectId, name: fileName, mediaType: 'text/plain', maximumBytes: 1e8 };
    const { id: fileId } = await storeFile(ctx, { ...file, content: Buffer.from(content) });
    const which = { projectId, id: newId(), fileId, fileName };
    return startImport(ctx, { ...which, language: 'ru', mustPublish });
  });
}

async function bring(...given: Parameters<typeof begin>): Promise<ArticleImport> {
  const { id, projectId } = await begin(...given);
  await centre.settle();
  return centre.run(scene.lead, (ctx) => showImport(ctx, { projectId, id }));
}

const articles = async () => {
  const { projectId, lead } = scene;
  const { items } = await centre.run(lead, (ctx) => listArticles(ctx, { projectId, limit: 50 }));
  return items;
};
const textOf = (articleId: string, language: 'ru' | 'en' | 'zh' = 'ru') =>
  centre.run(scene.agent, (ctx) =>
    showText(ctx, { projectId: scene.projectId, articleId, language }),
  );
async function reportFor({ projectId, id }: ArticleImport): Promise<string[]> {
  let report = '';
  const wanted = { projectId, id, language: 'en' as const };
  for await (const part of reportOf(centre.database, scene.lead, wanted)) report += part;
  return report.trim().split('\r\n').slice(1);
}

describe('an import', () => {
  it('makes drafts of files, with translations, categories and pictures', async () => {
    const archive = await zipOf({
      'a/refund.en.md': '---\ntranslationOf: a/refund\n---\n# Refund\n\nMoney comes back.',
      'a/refund.ru.md': '---\ncategory: Деньги / Возврат\ntags: чек\n---\n# Возврат\n\n![p](p.png)',
      'a/p.png': png,
      'b.md': '',
    });
    const told = await bring('all.zip', archive);
    expect(told).toMatchObject({
      ...{ state: 'done', files: 3, filesRead: 3, texts: 3, added: 1, changed: 1, failed: 1 },
    });
    const [article] = await articles();
    expect(article).toMatchObject({
      originalLanguage: 'ru',
      tags: ['чек'],
      visibility: 'internal',
    });
    expect(article?.languages.map(({ language, draft }) => [language, draft?.state])).toEqual([
      ['ru', 'writing'],
      ['en', 'writing'],
    ]);
    const { draft } = await textOf(article?.id ?? '');
    expect(draft && filesIn(draft.body)).toHaveLength(1);
    const { projectId, lead } = scene;
    const categories = await centre.run(lead, (ctx) => listCategories(ctx, projectId));
    expect(categories.map(({ names }) => names.ru)).toEqual(['Деньги', 'Возврат']);
    expect(article?.categoryId).toBe(categories[1]?.id);
    expect(await reportFor(told)).toEqual(['b.md,,,Not brought in,There are no words in it.,']);
  });

  it('finds articles again by their key, and writes over nobody', async () => {
    await bring('refund.md', '# Возврат\n\nДесять дней.', { mustPublish: true });
    const [{ id: articleId } = { id: '' }] = await articles();
    expect(await bring('refund.md', '# Возврат\n\nДесять дней.')).toMatchObject({ unchanged: 1 });
    expect(await bring('refund.md', '# Возврат\n\nПять дней.')).toMatchObject({ changed: 1 });
    const { draft, live } = await textOf(articleId);
    expect([live?.body, draft?.body].map((body) => body && plainText(body))).toEqual([
      'Десять дней.',
      'Пять дней.',
    ]);
    expect(await bring('refund.md', '# Возврат\n\nТри дня.')).toMatchObject({ changed: 1 });
    const { draft: brought } = await textOf(articleId);
    await scene.save(articleId, { title: 'Мой', revision: brought?.revision ?? null });
    const refused = await bring('refund.md', '# Возврат\n\nДва дня.');
    expect(refused).toMatchObject({ state: 'done', failed: 1 });
    expect(await reportFor(refused)).toEqual([
      'refund.md,,Возврат,Not brought in,' +
        'Somebody is writing this text in Heed. It was left as it is.,',
    ]);
    expect((await textOf(articleId)).draft?.title).toBe('Мой');
    expect(await articles()).toHaveLength(1);
  });

  it('changes of a known article what the file names, and lets nobody else read it', async () => {
    const words = '# Возврат\n\nДесять дней.';
    await bring('refund.md', `---\ntags: чек, касса\nreviewEveryDays: 30\n---\n${words}`);
    const told = `---\ntags: чек\ncategory: Деньги\nvisibility: public\n---\n${words}`;
    expect(await bring('refund.md', told)).toMatchObject({ changed: 1 });
    expect(await bring('refund.md', told)).toMatchObject({ unchanged: 1 });
    expect(await bring('refund.md', words)).toMatchObject({ unchanged: 1 });
    expect(await articles()).toMatchObject([
      {
        ...{ tags: ['чек'], reviewEveryDays: 30, visibility: 'internal' },
        categoryId: expect.any(String),
      },
    ]);
  });

  it('knows a draft of its own from another that took its place', async () => {
    await bring('refund.md', '# Возврат\n\nДесять дней.');
    const [{ id: articleId } = { id: '' }] = await articles();
    const which = { projectId: scene.projectId, articleId, language: 'ru' } as const;
    await centre.run(scene.agent, (ctx) => discardDraft(ctx, { ...which, revision: 1 }));
    centre.testClock.advanceMs(1_000);
    await scene.save(articleId, { title: 'Мой' });
    expect(await bring('refund.md', '# Возврат\n\nДва дня.')).toMatchObject({ failed: 1 });
    expect((await textOf(articleId)).draft).toMatchObject({ title: 'Мой', revision: 1 });
  });

  it('publishes the original before its translations, when it is asked to and may', async () => {
    const archive = await zipOf({
      'x.en.md': '---\noriginalLanguage: ru\nvisibility: public\n---\n# Refund\n\nMoney.',
      'x.ru.md': '---\nvisibility: public\n---\n# Возврат\n\nДеньги.',
    });
    await bring('x.zip', archive, { mustPublish: true });
    const [article] = await articles();
    expect(article).toMatchObject({ originalLanguage: 'ru', visibility: 'public' });
    expect(article?.languages.map(({ language, liveNumber }) => [language, liveNumber])).toEqual([
      ['ru', 1],
      ['en', 1],
    ]);
    await expect(begin('x.md', 'x', { by: scene.agent, mustPublish: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(
      await bring('y.md', '---\nvisibility: public\n---\n# Y\n\ny', { by: scene.agent }),
    ).toMatchObject({
      added: 1,
    });
    const brought = (await articles()).find(({ languages }) => languages[0]?.title === 'Y');
    expect(brought).toMatchObject({ visibility: 'internal' });
  });

  it('drops links to what is not there, and keeps their words', async () => {
    const told = await bring('a.md', `# A\n\n[see](article:${newId()}) [site](https://x.test/)`);
    expect(told).toMatchObject({ added: 1, withLosses: 1 });
    const [article] = await articles();
    const { draft } = await textOf(article?.id ?? '');
    expect(draft && plainText(draft.body)).toBe('see site');
  });

  it('that is stopped writes no more, and one that is over cannot be', async () => {
    const { id, projectId } = await begin('a.md', '# A\n\nx');
    const which = { projectId, id };
    await centre.run(scene.lead, (ctx) => cancelImport(ctx, which));
    await centre.settle();
    expect(await articles()).toEqual([]);
    await expect(centre.run(scene.lead, (ctx) => cancelImport(ctx, which))).rejects.toMatchObject({
      code: refusals.importOver,
    });
    const listed = await centre.run(scene.lead, (ctx) => listImports(ctx, projectId));
    expect(listed).toMatchObject([{ id, state: 'cancelled' }]);
  });
});

describe('an export', () => {
  const exported = async (wanted: object = { filter: {} }) =>
    buffer(
      await exportArticles(centre.database, scene.lead, {
        ...{ projectId: scene.projectId, filter: {}, ...wanted },
      }),
    );

  it('comes in elsewhere as the same articles', async () => {
    const archive = await zipOf({
      'a.ru.md':
        '---\ncategory: [Деньги, "a/b"]\ntags: ["x: y"]\nvisibility: public\n' +
        '---\n# Возврат: «#1»\n\n' +
        '<!-- steps -->\n\n1. Раз\n2. Два\n\n<!-- for agent -->\n\nТихо.\n\n' +
        '<!-- for all -->\n\n![p](p.png)',
      'a.zh.md': '---\ntranslationOf: a\n---\n# 退款\n\n> [!TIP]\n> 款项会退回。',
      'p.png': png,
    });
    await bring('a.zip', archive, { mustPublish: true });
    const [before] = await articles();
    const file = await exported();
    const here = await textOf(before?.id ?? '');
    scene = await openScene(centre);
    const told = await bring('b.zip', file, { mustPublish: true });
    expect(await reportFor(told)).toEqual([]);
    const [after] = await articles();
    expect(after).toMatchObject({
      ...{ originalLanguage: 'ru', tags: ['x: y'], visibility: 'public' },
      languages: [{ title: 'Возврат: «#1»' }, { title: '退款' }],
    });
    const there = await textOf(after?.id ?? '');
    const shape = (body: unknown) => JSON.stringify(body).replace(/"fileId":"[^"]+"/g, '');
    expect(shape(there.live?.body)).toBe(shape(here.live?.body));
  });

  it('is of one article too, and refuses when there is none', async () => {
    await expect(exported()).rejects.toMatchObject({ code: refusals.nothingToExport });
    const one = await scene.live();
    await scene.live({ title: 'Other' });
    const file = (await exported({ articleId: one.id })).toString('latin1');
    expect(file.split('PK\u0003\u0004')).toHaveLength(2);
  });
});
