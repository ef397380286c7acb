import type { Project } from '#modules/projects/contract.ts';
import { myProjects } from '#modules/projects/web/index.ts';
import type { SearchHit } from '#platform/web/door.ts';
import { addressesOf } from './addresses.ts';
import { customersApi } from './apis.ts';

const maximumProjects = 20;
const hitsPerProject = 4;
const maximumHits = 8;

/** Customers of my projects by name, address, number or order; the best fits of each come first. */
export async function findCustomers(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const projects = (await myProjects()).slice(0, maximumProjects);
  const found = await Promise.all(
    projects.map(async (project) => ({ project, hits: await hitsIn(project, text, signal) })),
  );
  const isOneOfMany = projects.length > 1;
  return found
    .flatMap(({ project, hits }) =>
      hits.map(({ detail, ...hit }) => ({
        ...hit,
        detail: isOneOfMany ? [detail, project.name].filter(Boolean).join(' · ') : detail,
        rank: hits.findIndex(({ id }) => id === hit.id),
      })),
    )
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, maximumHits);
}

async function hitsIn({ id: projectId }: Project, text: string, signal: AbortSignal) {
  const input = { projectId, text, limit: hitsPerProject };
  const { items } = await customersApi.search.call(input, { signal });
  return items.map(({ id, name, identities }) => {
    const addresses = addressesOf(identities);
    return {
      id,
      title: name ?? (addresses || text),
      detail: name === null ? '' : addresses,
      to: `/customers/${projectId}/${id}`,
    };
  });
}
