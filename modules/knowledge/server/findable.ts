import type { Context } from '#platform/context.ts';
import { type Audience, bodyFor } from '../core/body/node.ts';
import { headingsOf, plainText } from '../core/body/plain.ts';
import { audiences, type SearchDocument } from '../core/search/search-document.ts';
import { findArticle, type InProject } from './article-store.ts';
import { readHelpfulness } from './help-site/feedback-store.ts';
import { putSearchDocuments, removeSearchDocuments } from './search/index.ts';
import { findVersion } from './text-store.ts';

/** So many readers must have said whether an article helped before it counts. */
const enoughOpinions = 5;

/** Lets the search find an article as it is now: whoever may read it, in each language in which it
 *  is live, and nobody what he may not. */
export async function makeFindable(ctx: Context, { projectId, id }: InProject): Promise<void> {
  const article = await findArticle(ctx, { projectId, id });
  if (!article) return;
  const { kind, isArchived, visibility, categoryId, tags, products } = article;
  const isRead = (audience: Audience) => audience === 'agent' || visibility === 'public';
  const isLive = kind === 'article' && !isArchived;
  const { helped, count } = await readHelpfulness(ctx, { projectId, articleId: id });
  const helpfulness = count < enoughOpinions ? null : helped / count;
  const documents: SearchDocument[] = [];
  for (const { language, liveNumber } of isLive ? article.languages : []) {
    if (liveNumber === null) continue;
    const which = { projectId, articleId: id, language };
    const version = await findVersion(ctx, { ...which, number: liveNumber });
    if (!version) continue;
    for (const audience of audiences.filter(isRead)) {
      const body = bodyFor(version.body, audience);
      documents.push({
        ...{ projectId, audience, language, id, categoryId, tags, products, helpfulness },
        ...{ title: version.title, headings: headingsOf(body).join('\n'), learned: '' },
        ...{ body: plainText(body), publishedAt: version.publishedAt },
      });
    }
  }
  for (const audience of audiences) {
    if (documents.some((each) => each.audience === audience)) continue;
    await removeSearchDocuments(ctx, { projectId, documentId: id, audience });
  }
  await putSearchDocuments(ctx, documents);
}
