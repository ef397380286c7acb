import type { Project } from '../contract.ts';
import { projectsApi } from './api.ts';

const knownForMs = 60_000;

let known: { readonly projects: Promise<readonly Project[]>; readonly askedMs: number } | undefined;

/** My projects, asked for at most once a minute: for the search of everything, which runs with
 *  every word that is typed. */
export function myProjects(): Promise<readonly Project[]> {
  if (!known || Date.now() - known.askedMs > knownForMs) {
    const projects = projectsApi.list.call().then(({ items }) => items);
    known = { projects, askedMs: Date.now() };
    projects.catch(() => {
      known = undefined;
    });
  }
  return known.projects;
}
