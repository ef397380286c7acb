import { findInMyProjects } from '#modules/projects/web/index.ts';
import type { SearchHit } from '#platform/web/door.ts';
import { addressesOf } from './addresses.ts';
import { customersApi } from './apis.ts';

const hitsPerProject = 4;
const maximumHits = 8;

/** Customers of my projects by name, address, number or order; the best fits of each come first. */
export async function findCustomers(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const found = await findInMyProjects(async (projectId) => {
    const input = { projectId, text, limit: hitsPerProject };
    return (await customersApi.search.call(input, { signal })).items;
  });
  return found
    .slice(0, maximumHits)
    .map(({ hit: { id, name, identities }, projectId, projectName }) => {
      const addresses = addressesOf(identities);
      const about = name === null ? '' : addresses;
      return {
        id,
        title: name ?? (addresses || text),
        detail: [about, projectName].filter(Boolean).join(' · '),
        to: `/customers/${projectId}/${id}`,
      };
    });
}
