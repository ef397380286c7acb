import { languages } from '#kernel/language.ts';
import { findInMyProjects } from '#modules/projects/web/index.ts';
import type { SearchHit } from '#platform/web/door.ts';
import { knowledgeApi } from './apis.ts';

const hitsPerProject = 4;
const maximumHits = 6;

/** Articles of my projects, as the library finds them, those in the language of the screen first in
 *  each project; the best of each project come first. */
export async function findArticles(query: string, signal: AbortSignal): Promise<SearchHit[]> {
  const shown = document.documentElement.lang;
  const language = languages.find((each) => shown.startsWith(each)) ?? 'en';
  const found = await findInMyProjects(async (projectId) => {
    const input = { projectId, query, language, isTyping: 'true', limit: hitsPerProject };
    return (await knowledgeApi.search.call(input, { signal })).hits;
  });
  return found
    .toSorted((one, other) => one.rank - other.rank || other.hit.score - one.hit.score)
    .slice(0, maximumHits)
    .map(({ hit, projectId, projectName }) => ({
      id: `${hit.articleId}-${hit.language}`,
      title: hit.title,
      detail: projectName ? `${projectName} · ${hit.excerpt.text}` : hit.excerpt.text,
      to: `/knowledge/${projectId}/${hit.articleId}?language=${hit.language}`,
    }));
}
