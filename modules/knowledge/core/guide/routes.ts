import { z } from 'zod';
import type { Permission } from '#kernel/permission.ts';
import { id, route } from '#platform/http/contract.ts';
import { guide, guideGiven, guideHead } from './guide.ts';

const inProject = z.object({ projectId: id });
const oneGuide = inProject.extend({ reasonId: id });
const path = '/projects/{projectId}/guides';
const guidePath = `${path}/{reasonId}` as const;
const tags = ['Knowledge'];

/** The routes of clarifying guides. */
export function guideRoutes({ read, manage }: { read: Permission; manage: Permission }) {
  return {
    guides: route(read)
      .route({ method: 'GET', path, summary: 'The clarifying guides of a project', tags })
      .input(inProject)
      .output(z.object({ items: z.array(guideHead) })),
    guide: route(read)
      .route({ method: 'GET', path: guidePath, summary: 'The guide of a reason', tags })
      .input(oneGuide)
      .output(guide),
    putGuide: route(manage)
      .route({ method: 'PUT', path: guidePath, summary: 'Save a new version of a guide', tags })
      .input(
        oneGuide.extend({
          ...guideGiven.shape,
          /** The version that was read; null when there was none. */
          basedOn: z.number().int().nullable(),
        }),
      )
      .output(guide),
    guideVersions: route(read)
      .route({
        method: 'GET',
        path: `${guidePath}/versions`,
        summary: 'The versions of a guide, newest first, the last 200',
        tags,
      })
      .input(oneGuide)
      .output(z.object({ items: z.array(guideHead) })),
    guideVersion: route(read)
      .route({
        method: 'GET',
        path: `${guidePath}/versions/{number}`,
        summary: 'One version of a guide',
        tags,
      })
      .input(oneGuide.extend({ number: z.coerce.number().int() }))
      .output(guide),
  };
}
