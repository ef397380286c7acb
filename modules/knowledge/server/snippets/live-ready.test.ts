import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { readTrail } from '#tests/trail.ts';
import { applyToMacros, applyToSnippets } from '../../core/snippets/live-ready.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { listMacros, putMacro } from './macros.ts';
import { listSnippets, putSnippet } from './snippets.ts';

const names = { en: 'Refund', ru: 'Возврат', zh: '退款' };

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const fetchFor = (viewer: Actor) =>
    centre.run(viewer, async (ctx) => ({
      snippets: await listSnippets(ctx, scene.projectId),
      macros: await listMacros(ctx, scene.projectId),
    }));

  async function verify(eventName: string, deed: () => Promise<unknown>) {
    const { projectId, agent, lead } = scene;
    for (const viewer of [agent, lead]) {
      const before = await fetchFor(viewer);
      const from = await readTrail(centre);
      await deed();
      const { events } = await readTrail(centre, from.end);
      expect(events.map(({ name }) => name)).toContain(eventName);
      const where = { projectId, personId: viewer.id };
      const after = events.reduce(
        ({ snippets, macros }, event) => ({
          snippets: [...applyToSnippets(snippets, event, where)],
          macros: [...applyToMacros(macros, event, where)],
        }),
        before,
      );
      expect(after).toEqual(await fetchFor(viewer));
    }
  }

  const put = (by: Actor, isPersonal: boolean, given: { id?: string; revision?: number } = {}) =>
    centre.run(by, (ctx) =>
      putSnippet(ctx, {
        ...{ projectId: scene.projectId, id: given.id ?? newId(), names, originalLanguage: 'ru' },
        ...{ texts: { en: '', ru: 'Вернём', zh: '' }, channels: ['chat'], tags: ['money'] },
        ...{ shortcut: null, isArchived: false, isPersonal, revision: given.revision ?? null },
      }),
    );

  it('snippet.put: the project’s, somebody’s own, given to the project', async () => {
    const { agent, lead } = scene;
    await verify('snippet.put', () => put(lead, false));
    await verify('snippet.put', () => put(agent, true));
    await verify('snippet.put', async () => {
      const { id } = await put(lead, true);
      await put(lead, false, { id, revision: 1 });
    });
  });

  it('macro.put: written, changed, archived', async () => {
    const { projectId, lead } = scene;
    const id = newId();
    let revision: number | null = null;
    const save = async (isArchived: boolean) => {
      const about = { names, channels: ['chat' as const], shortcut: null, isArchived, revision };
      const steps = [{ kind: 'finish' as const }];
      const macro = await centre.run(lead, (ctx) =>
        putMacro(ctx, { projectId, id, steps, ...about }),
      );
      revision = macro.revision;
    };
    for (const isArchived of [false, true]) await verify('macro.put', () => save(isArchived));
  });
});
