import type { FastifyInstance } from 'fastify';
import { newId } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { openHttpServer } from '#platform/http/server.ts';
import { openLog } from '#platform/log/log.ts';
import type { TestCentre } from '#tests/centre.ts';
import type { HelpSite } from '../../contract.ts';
import type { Body, BodyNode } from '../../core/body/node.ts';
import { putCategory } from '../categories.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { helpDoor } from './door.ts';
import { putHelpSite } from './site.ts';

/** The server of the help sites of a test centre. */
export async function openHelpServer(centre: TestCentre): Promise<FastifyInstance> {
  const app = await openHttpServer({
    ...{ config: centre.config, database: centre.database, live: centre.live },
    log: openLog({ level: 'silent' }),
    router: {},
    identify: async () => null,
  });
  await helpDoor(app, centre);
  return app;
}

/** A scene whose project has a help site. */
export async function openSite(centre: TestCentre, about: Partial<HelpSite> = {}) {
  const scene: Scene = await openScene(centre);
  const { projectId } = scene;
  const { key } = await centre.runAsSystem((ctx) => getProject(ctx, projectId));
  const put = (changes: Partial<HelpSite>) =>
    centre.runAsSystem((ctx) =>
      putHelpSite(ctx, {
        ...{ projectId, isOn: true, languages: ['ru', 'en', 'zh'], titles: {}, welcomes: {} },
        ...{ telephone: '+7 495 123-45-67', ...about, ...changes },
      }),
    );
  await put({});
  const category = async (name: string, parentId: string | null = null) => {
    const names = { en: `${name} en`, ru: name, zh: `${name} zh` };
    const given = { projectId, id: newId(), parentId, names, position: 0 };
    return centre.run(scene.lead, (ctx) => putCategory(ctx, given));
  };
  return { ...scene, key, home: `/help/${key}/ru`, category, putSite: put };
}

/** Words, set off or not. */
export const text = (words: string, ...marks: NonNullable<BodyNode['marks']>): BodyNode =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
/** A paragraph. */
export const paragraph = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });
/** A heading. */
export const heading = (level: number, words: string): BodyNode => ({
  ...{ type: 'heading', attrs: { level } },
  content: [text(words)],
});
/** A body. */
export const doc = (...content: BodyNode[]): Body => ({ type: 'doc', content });
