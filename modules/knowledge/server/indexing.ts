import type { Context } from '#platform/context.ts';
import { documentsOf } from '../core/documents.ts';
import type { SearchDocument } from '../core/search/search-document.ts';
import { findArticle, type InProject } from './article-store.ts';
import { readHelpfulness } from './help-site/feedback-store.ts';
import { putSearchDocuments, removeSearchDocuments } from './search/index.ts';
import { findVersion } from './text-store.ts';
import { readWordings } from './use-store.ts';

/** Makes an article findable as it now is, from the commit of the transaction on. Others who change
 *  what is searched wait until then, so it stands last in a verb. */
export async function indexArticle(ctx: Context, { projectId, id }: InProject): Promise<void> {
  const article = await findArticle(ctx, { projectId, id });
  if (!article || article.isArchived || article.kind === 'template') {
    await removeSearchDocuments(ctx, { projectId, documentId: id });
    return;
  }
  const said = await readHelpfulness(ctx, { projectId, articleId: id });
  const documents: SearchDocument[] = [];
  for (const { language, liveNumber } of article.languages) {
    if (liveNumber === null) continue;
    const which = { projectId, articleId: id, language };
    const version = await findVersion(ctx, { ...which, number: liveNumber });
    if (!version) continue;
    const wordings = await readWordings(ctx, which);
    documents.push(...documentsOf(article, version, { wordings, ...said }));
  }
  // What customers read before and may read no more. Agents read whatever is live.
  const open = documents.filter(({ audience }) => audience === 'customer');
  for (const { language } of article.languages) {
    if (open.some((document) => document.language === language)) continue;
    await removeSearchDocuments(ctx, { projectId, documentId: id, audience: 'customer', language });
  }
  await putSearchDocuments(ctx, documents);
}
