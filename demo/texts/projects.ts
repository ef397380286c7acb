import { present } from '#kernel/assert.ts';
import { broadband } from './projects/broadband.ts';
import { carrier } from './projects/carrier.ts';
import type { DemoProject, ProjectKey } from './projects/project.ts';
import { shop } from './projects/shop.ts';

/** The companies for which the demo centre works. */
export const projects: readonly DemoProject[] = [carrier, shop, broadband];

/** A project by its key. */
export function projectOf(key: ProjectKey): DemoProject {
  return present(
    projects.find((project) => project.key === key),
    `the project ${key}`,
  );
}
