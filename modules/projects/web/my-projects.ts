import type { Project } from '../contract.ts';
import { projectsApi } from './api.ts';

const knownForMs = 60_000;
const maximumProjects = 20;

let known: { readonly projects: Promise<readonly Project[]>; readonly askedMs: number } | undefined;

/** Something found in one of my projects. rank: its place there, from 0. */
export interface FoundInProject<Hit> {
  readonly hit: Hit;
  readonly rank: number;
  readonly projectId: string;
  /** Null where I have only one project, so that there is nothing to tell apart. */
  readonly projectName: string | null;
}

/** Looks into each of my projects, the first 20, for the search of everything: what is best in each
 *  comes first. hitsIn: of one project, best first. */
export async function findInMyProjects<Hit>(
  hitsIn: (projectId: string) => Promise<readonly Hit[]>,
): Promise<FoundInProject<Hit>[]> {
  const projects = (await myProjects()).slice(0, maximumProjects);
  const found = await Promise.all(
    projects.map(async ({ id: projectId, name }) => {
      const projectName = projects.length > 1 ? name : null;
      return (await hitsIn(projectId)).map((hit, rank) => ({ hit, rank, projectId, projectName }));
    }),
  );
  return found.flat().sort((one, other) => one.rank - other.rank);
}

/** My projects, asked for at most once a minute: the search runs with every word that is typed. */
function myProjects(): Promise<readonly Project[]> {
  if (!known || Date.now() - known.askedMs > knownForMs) {
    const projects = projectsApi.list.call().then(({ items }) => items);
    known = { projects, askedMs: Date.now() };
    projects.catch(() => {
      known = undefined;
    });
  }
  return known.projects;
}
