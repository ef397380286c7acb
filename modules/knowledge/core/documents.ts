import type { Article, Version } from '../contract.ts';
import { type Audience, bodyFor } from './body/node.ts';
import { headingsOf, plainText } from './body/plain.ts';
import type { SearchDocument } from './search/search-document.ts';

/** From so many who said whether it helped on, the share says something. */
const minimumSaid = 5;

/** How a live text is found: by agents always, by customers when it is public and says something to
 *  them. wordings: how customers asked for it. helped: how many of count readers it helped. */
export function documentsOf(
  article: Pick<Article, 'visibility' | 'categoryId' | 'tags' | 'products'>,
  version: Version,
  found: { wordings: readonly string[]; helped: number; count: number },
): SearchDocument[] {
  const { projectId, articleId: id, language, title, publishedAt } = version;
  const { categoryId, tags, products } = article;
  const helpfulness = found.count < minimumSaid ? null : found.helped / found.count;
  const audiences: Audience[] = article.visibility === 'public' ? ['agent', 'customer'] : ['agent'];
  return audiences.flatMap((audience) => {
    const body = bodyFor(version.body, audience);
    const words = plainText(body);
    if (words === '' && audience === 'customer') return [];
    return {
      ...{ projectId, id, audience, language, title, publishedAt, categoryId, tags, products },
      ...{ headings: headingsOf(body).join('\n'), body: words, helpfulness },
      learned: found.wordings.join('\n'),
    };
  });
}
