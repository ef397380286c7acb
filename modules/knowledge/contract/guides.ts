import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, route } from '#platform/http/contract.ts';
import { guide, guideGiven, guideHead } from '../core/guide/guide.ts';
import { inProject, may, projectPath, tags } from './ground.ts';

const oneGuide = inProject.extend({ reasonId: id });
const path = `${projectPath}/guides` as const;
const guidePath = `${path}/{reasonId}` as const;

/** A guide has a new version. */
export const guidePut = defineEvent(
  'guide.put',
  z.object({ reasonId: id, number: z.number().int() }),
);

/** The routes of clarifying guides. */
export const guideRoutes = {
  guides: route(may.read)
    .route({ method: 'GET', path, summary: 'The clarifying guides of a project', tags })
    .input(inProject)
    .output(z.object({ items: z.array(guideHead) })),
  guide: route(may.read)
    .route({ method: 'GET', path: guidePath, summary: 'The guide of a reason', tags })
    .input(oneGuide)
    .output(guide),
  putGuide: route(may.manage)
    .route({ method: 'PUT', path: guidePath, summary: 'Save a new version of a guide', tags })
    .input(
      oneGuide.extend({
        ...guideGiven.shape,
        /** The version that was read; null when there was none. */
        basedOn: z.number().int().nullable(),
      }),
    )
    .output(guide),
  guideVersions: route(may.read)
    .route({
      method: 'GET',
      path: `${guidePath}/versions`,
      summary: 'The versions of a guide, newest first, the last 200',
      tags,
    })
    .input(oneGuide)
    .output(z.object({ items: z.array(guideHead) })),
  guideVersion: route(may.read)
    .route({
      method: 'GET',
      path: `${guidePath}/versions/{number}`,
      summary: 'One version of a guide',
      tags,
    })
    .input(oneGuide.extend({ number: z.coerce.number().int() }))
    .output(guide),
};
