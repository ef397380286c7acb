import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Article, type BuiltInTemplate, may, refusals } from '../../contract.ts';
import { templateTexts, titleOfTemplate } from '../../core/templates/templates.ts';
import { showArticle } from '../articles.ts';
import { bringArticle } from '../import/bring-article.ts';
import { findKey } from '../import/import-store.ts';
import { readMarkdownFile } from '../import/read-text.ts';

/** The templates that come with Heed, and which of them a project has made its own. */
export async function listBuiltInTemplates(
  ctx: Context,
  projectId: Id,
): Promise<BuiltInTemplate[]> {
  authorise(ctx, may.read);
  const listed: BuiltInTemplate[] = [];
  for (const { key, texts, markdown } of templateTexts) {
    const { en, ru, zh } = markdown;
    const titles = { en: titleOfTemplate(en), ru: titleOfTemplate(ru), zh: titleOfTemplate(zh) };
    const articleId = (await findKey(ctx, { projectId, key: keyOf(key) })) ?? null;
    listed.push({ key, texts, titles, articleId });
  }
  return listed;
}

/** Gives a project a template of its own, published in three languages, to be changed as it likes.
 *  One that it has stays as it is. */
export async function takeTemplate(
  ctx: Context,
  { projectId, key }: { projectId: Id; key: string },
): Promise<Article> {
  authorise(ctx, may.publish);
  const template = templateTexts.find((each) => each.key === key) ?? refuse(refusals.notFound);
  const known = await findKey(ctx, { projectId, key: keyOf(key) });
  if (known) return showArticle(ctx, { projectId, id: known });
  const { language: original } = await getProject(ctx, projectId);
  const inOrder = [original, ...languages.filter((language) => language !== original)];
  let id: Id | null = null;
  for (const language of inOrder) {
    const read = readMarkdownFile(template.markdown[language], {
      fileName: '',
      pictureAt: () => ({ loss: 'picture-missing' }),
    });
    const about = { key: keyOf(key), language, originalLanguage: original, isTemplate: true };
    const wish = { language, mustPublish: true };
    ({ articleId: id } = await bringArticle(ctx, projectId, { ...read, ...about }, wish));
  }
  return showArticle(ctx, { projectId, id: id ?? refuse(refusals.notFound) });
}

function keyOf(key: string): string {
  return `template:${key}`;
}
