import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { type Actor, authorise, type Context } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { safeName } from '#platform/files/file-name.ts';
import { readFile } from '#platform/files/files.ts';
import type { Page } from '#platform/http/paging.ts';
import { type Article, type ArticleFilter, type Category, may, refusals } from '../../contract.ts';
import { markdownOf } from '../../core/body/markdown.ts';
import { filesIn } from '../../core/body/plain.ts';
import { frontMatter } from '../../core/import/front-matter.ts';
import { listArticles, showArticle } from '../articles.ts';
import { listCategories } from '../categories.ts';
import { showText } from '../drafts.ts';
import { keysOf } from '../import/import-store.ts';

const pageSize = 50;
const pictureFolder = 'pictures';

/** What goes out: one article, or those of a list. */
export type ExportWanted = { readonly projectId: Id } & (
  | { readonly articleId: Id }
  | { readonly filter: ArticleFilter }
);

interface Exported {
  readonly name: string;
  readonly markdown: string;
  readonly fileIds: readonly Id[];
}

/** Articles as a ZIP archive of Markdown with front matter and of their pictures; what is live, or
 *  where nothing is, the draft. It is made while it is read: none of it is held. An import makes
 *  the same articles of it. Refuses when there is none. */
export async function exportArticles(
  database: Database,
  actor: Actor,
  wanted: ExportWanted,
): Promise<Readable> {
  authorise({ actor }, may.read);
  const first = await database.run(actor, async (ctx) => {
    const page = await articlesOf(ctx, wanted);
    if (page.items.length === 0) refuse(refusals.nothingToExport);
    await ctx.audit('knowledge.exported', wanted.projectId);
    return page;
  });
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  fill(zip, { database, actor, wanted, first }).then(
    () => zip.end(),
    (error: Error) => output.destroy(error),
  );
  return output;
}

async function articlesOf(
  ctx: Context,
  wanted: ExportWanted,
  cursor?: string,
): Promise<Page<Article>> {
  const { projectId } = wanted;
  if ('articleId' in wanted) {
    const article = await showArticle(ctx, { projectId, id: wanted.articleId });
    return { items: [article], nextCursor: null };
  }
  return listArticles(ctx, { ...wanted.filter, projectId, limit: pageSize, cursor });
}

async function fill(
  zip: ZipFile,
  {
    database,
    actor,
    wanted,
    first,
  }: { database: Database; actor: Actor; wanted: ExportWanted; first: Page<Article> },
): Promise<void> {
  const { projectId } = wanted;
  const names = new Set<string>();
  const shown = new Set<Id>();
  for (let page: Page<Article> | null = first; page; ) {
    const { items, nextCursor }: Page<Article> = page;
    for (const article of items) {
      for (const { language } of article.languages) {
        const text = await database.run(actor, (ctx) => exportText(ctx, article, language, names));
        if (!text) continue;
        await add(zip, text.name, Readable.from([Buffer.from(text.markdown)]));
        for (const id of text.fileIds.filter((each) => !shown.has(each))) {
          shown.add(id);
          const { stream } = await readFile((work) => database.run(actor, work), { projectId, id });
          await add(zip, `${pictureFolder}/${id}`, stream);
        }
      }
    }
    page = nextCursor
      ? await database.run(actor, (ctx) => articlesOf(ctx, wanted, nextCursor))
      : null;
  }
}

/** Adds a file and waits until it has gone out; breaks off when nobody takes it any more. */
async function add(zip: ZipFile, name: string, content: Readable): Promise<void> {
  const breakOff = () => content.destroy();
  zip.outputStream.once('close', breakOff);
  zip.addReadStream(content, name);
  await finished(content).finally(() => zip.outputStream.off('close', breakOff));
}

async function exportText(
  ctx: Context,
  article: Article,
  language: Language,
  names: Set<string>,
): Promise<Exported | null> {
  const { projectId, id: articleId, originalLanguage } = article;
  const { live, draft } = await showText(ctx, { projectId, articleId, language });
  const text = live ?? draft;
  if (!text) return null;
  const categories = await listCategories(ctx, projectId);
  const keys = await keysOf(ctx, projectId, [articleId]);
  const head = frontMatter({
    ...{ title: text.title, language, key: keys.get(articleId) ?? articleId },
    originalLanguage: language === originalLanguage ? null : originalLanguage,
    kind: article.kind === 'template' ? 'template' : null,
    category: wayTo(categories, article.categoryId, originalLanguage),
    ...{ tags: article.tags, products: article.products, visibility: article.visibility },
    reviewEveryDays: article.reviewEveryDays,
  });
  return {
    name: nameFor(text.title, language, names),
    markdown: head + markdownOf(text.body, (id) => `${pictureFolder}/${id}`),
    fileIds: filesIn(text.body),
  };
}

/** The names of a category and of those around it, the outermost first. */
function wayTo(
  categories: readonly Category[],
  categoryId: Id | null,
  language: Language,
): string[] {
  const category = categories.find(({ id }) => id === categoryId);
  if (!category) return [];
  const around = categories.filter(({ id }) => id !== categoryId);
  return [...wayTo(around, category.parentId, language), category.names[language]];
}

function nameFor(title: string, language: Language, names: Set<string>): string {
  const plain = safeName(title.replace(/[\\/:*?"<>|]+/g, ' ').slice(0, 80)).replace(/\.+$/, '');
  for (let number = 1; ; number += 1) {
    const name = `${plain}${number === 1 ? '' : ` ${number}`}.${language}.md`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}
