import { languages } from '#kernel/language.ts';
import type { Project } from '#modules/projects/contract.ts';
import { myProjects } from '#modules/projects/web/index.ts';
import type { SearchHit } from '#platform/web/door.ts';
import { knowledgeApi } from './apis.ts';

const maximumProjects = 20;
const hitsPerProject = 4;
const maximumHits = 6;

/** Articles of my projects, as the library finds them, those in the language of the screen first in
 *  each project; the best of each project come first. */
export async function findArticles(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const projects = (await myProjects()).slice(0, maximumProjects);
  const found = await Promise.all(
    projects.map(async (project) => ({ project, hits: await hitsIn(project, text, signal) })),
  );
  const isOneOfMany = projects.length > 1;
  return found
    .flatMap(({ project, hits }) =>
      hits.map(({ articleId, language, title, excerpt, score }, rank) => ({
        ...{ id: `${articleId}-${language}`, title, rank, score },
        detail: isOneOfMany ? `${project.name} · ${excerpt.text}` : excerpt.text,
        to: `/knowledge/${project.id}/${articleId}?language=${language}`,
      })),
    )
    .toSorted((a, b) => a.rank - b.rank || b.score - a.score)
    .slice(0, maximumHits);
}

async function hitsIn({ id: projectId }: Project, query: string, signal: AbortSignal) {
  const shown = document.documentElement.lang;
  const language = languages.find((each) => shown.startsWith(each)) ?? 'en';
  const input = { projectId, query, language, isTyping: 'true', limit: hitsPerProject };
  const { hits } = await knowledgeApi.search.call(input, { signal });
  return hits;
}
