import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../../contract.ts';
import type { MacroStep } from '../../core/snippets/macro.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { listMacros, putMacro } from './macros.ts';
import { listReadyUse, noteReadyUse } from './ready-use.ts';
import { listSnippets, putSnippet } from './snippets.ts';

type Given = Parameters<typeof putSnippet>[1];
const names = { en: 'Refund', ru: 'Возврат', zh: '退款' };

describe('snippets and macros', () => {
  let centre: TestCentre;
  let scene: Scene;
  let stranger: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    stranger = (await openScene(centre)).lead;
  });
  afterAll(() => centre.close());

  const put = (given: Partial<Given> = {}, by = scene.lead) =>
    centre.run(by, (ctx) =>
      putSnippet(ctx, {
        ...{ projectId: scene.projectId, id: newId(), names, originalLanguage: 'ru' },
        ...{ texts: { en: '', ru: 'Деньги вернутся.', zh: '' }, channels: ['chat'], tags: [] },
        ...{ shortcut: null, isArchived: false, isPersonal: false, revision: null, ...given },
      }),
    );
  const list = (by: Actor) => centre.run(by, (ctx) => listSnippets(ctx, scene.projectId));
  const putSteps = (
    steps: MacroStep[],
    given: Partial<Parameters<typeof putMacro>[1]> = {},
    by = scene.lead,
  ) =>
    centre.run(by, (ctx) =>
      putMacro(ctx, {
        ...{ projectId: scene.projectId, id: newId(), names, channels: ['chat'], steps },
        ...{ shortcut: null, isArchived: false, revision: null, ...given },
      }),
    );

  it('are the project’s: leads write them, agents use them', async () => {
    const snippet = await put();
    expect(snippet).toMatchObject({ ownerId: null, revision: 1, changedBy: scene.lead.id });
    expect(await list(scene.agent)).toContainEqual(snippet);
    await expect(put({}, scene.agent)).rejects.toMatchObject({ code: 'forbidden' });
    const { id, revision } = snippet;
    const taking = put({ id, revision, isPersonal: true }, scene.agent);
    await expect(taking).rejects.toMatchObject({ code: 'forbidden' });
    const steps: MacroStep[] = [{ kind: 'reply', snippetId: id }, { kind: 'finish' }];
    await expect(putSteps(steps, {}, scene.agent)).rejects.toMatchObject({ code: 'forbidden' });
    const macro = await putSteps(steps);
    expect(await centre.run(scene.agent, (ctx) => listMacros(ctx, scene.projectId))).toEqual([
      macro,
    ]);
  });

  it('are somebody’s own: nobody else sees, counts, hears or changes them', async () => {
    const own = await put({ isPersonal: true, shortcut: 'mine' }, scene.agent);
    expect(own.ownerId).toBe(scene.agent.id);
    expect(await list(scene.agent)).toContainEqual(own);
    expect(await list(scene.lead)).not.toContainEqual(own);
    const which = { projectId: scene.projectId, id: own.id };
    await expect(centre.run(scene.lead, (ctx) => noteReadyUse(ctx, which))).rejects.toMatchObject({
      code: refusals.snippetNotFound,
    });
    await centre.run(scene.agent, (ctx) => noteReadyUse(ctx, which));
    const uses = await centre.run(scene.lead, (ctx) => listReadyUse(ctx, scene.projectId));
    expect(uses.map(({ subjectId }) => subjectId)).not.toContain(own.id);
    for (const given of [{}, { isPersonal: true }, { revision: 1 }]) {
      await expect(put({ id: own.id, ...given })).rejects.toThrow();
    }
    expect(await list(scene.agent)).toContainEqual(own);
    const events = await centre.eventsOf(() =>
      put({ id: own.id, revision: 1, isPersonal: true }, scene.agent),
    );
    expect(events).toMatchObject([{ name: 'snippet.put', projectId: null }]);
  });

  it('may be given to the project by a lead, and not taken back', async () => {
    const own = await put({ isPersonal: true });
    const given = await put({ id: own.id, revision: 1 });
    expect(given.ownerId).toBeNull();
    const back = put({ id: own.id, revision: 2, isPersonal: true });
    await expect(back).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are not written over by somebody who has not seen them', async () => {
    const { id } = await put();
    await expect(put({ id })).rejects.toMatchObject({
      code: refusals.readyChanged,
      data: { changedBy: scene.lead.id },
    });
    const both = await Promise.allSettled([1, 2].map(() => put({ id, revision: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('have shortcuts of their own, also against each other', async () => {
    await put({ shortcut: 'bye' });
    const taken = { code: refusals.shortcutTaken, data: { field: 'shortcut' } };
    await expect(put({ shortcut: 'bye' })).rejects.toMatchObject(taken);
    await expect(putSteps([{ kind: 'wait' }], { shortcut: 'bye' })).rejects.toMatchObject(taken);
    await put({ shortcut: 'bye', isArchived: true });
    await put({ shortcut: 'same', isPersonal: true }, scene.agent);
    await put({ shortcut: 'same' });
  });

  it('say something in their original language', async () => {
    await expect(put({ originalLanguage: 'zh' })).rejects.toMatchObject({
      code: refusals.textMissing,
      data: { field: 'texts.zh' },
    });
  });

  it('are refused with steps that cannot be taken, unless archived', async () => {
    const { id: snippetId } = await put({ isArchived: true });
    const faulty: [MacroStep[], object][] = [
      [[{ kind: 'wait' }, { kind: 'wait' }], { field: 'steps.1', fault: 'after-wait' }],
      [[{ kind: 'reply', snippetId }], { field: 'steps.0', fault: 'unknown-snippet' }],
    ];
    for (const [steps, data] of faulty) {
      await expect(putSteps(steps)).rejects.toMatchObject({ code: refusals.macroFaulty, data });
      await putSteps(steps, { isArchived: true });
    }
  });

  it('are counted for 28 days, the most used first', async () => {
    const { projectId } = scene;
    const [often, rarely] = [await put(), await putSteps([{ kind: 'finish' }])];
    const note = ({ id }: { id: Id }) =>
      centre.run(scene.agent, (ctx) => noteReadyUse(ctx, { projectId, id }));
    for (const each of [rarely, often, often, often]) await note(each);
    const uses = () => centre.run(scene.lead, (ctx) => listReadyUse(ctx, projectId));
    expect((await uses()).slice(0, 2)).toEqual([
      { subjectId: often.id, count: 3 },
      { subjectId: rarely.id, count: 1 },
    ]);
    centre.testClock.advanceMs(29 * dayMs);
    expect(await uses()).toEqual([]);
  });

  it('stay within their project, in verbs and in raw SQL', async () => {
    await put();
    await putSteps([{ kind: 'wait' }]);
    expect(await list(stranger)).toEqual([]);
    await expect(put({}, stranger)).rejects.toMatchObject({ code: 'projects.not-found' });
    for (const table of ['snippet', 'macro', 'ready_use_day']) {
      const { rows } = await centre.run(stranger, (ctx) =>
        sql`select from ${sql.raw(`knowledge.${table}`)}`.execute(ctx.tx),
      );
      expect(rows).toEqual([]);
    }
  });

  it('leave a line in the audit log, without their words', async () => {
    const { id } = await put();
    const { rows } = await centre.database.pool.query(
      'select action, data from platform.audit where subject_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { action: 'knowledge.snippet-put', data: '{"revision":1,"isPersonal":false}' },
    ]);
  });
});
