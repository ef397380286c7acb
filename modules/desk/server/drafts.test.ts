import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { listDrafts, saveDraft } from './drafts.ts';

describe('drafts', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  it('are kept for their writer alone, one of each kind, until they are empty', async () => {
    const { projectId, id: conversationId } = await scene.open();
    const place = { projectId, conversationId };
    const write = (kind: 'message' | 'note', body: string) =>
      centre.run(scene.agent, (ctx) => saveDraft(ctx, { ...place, kind, body, attachments: [] }));
    const read = async (actor = scene.agent) =>
      (await centre.run(actor, (ctx) => listDrafts(ctx, place))).map(({ body }) => body).sort();
    await write('message', 'Добрый');
    await write('message', 'Добрый день');
    await write('note', 'перезвонить');
    expect(await read()).toEqual(['Добрый день', 'перезвонить']);
    const other = centre.actor({ roles: ['agent'], projectIds: [projectId] });
    expect(await read(other)).toEqual([]);
    await write('message', ' ');
    expect(await read()).toEqual(['перезвонить']);
  });

  it('cannot be left in a conversation of another project', async () => {
    const { projectId, id: conversationId } = await scene.open();
    const stranger = centre.actor({ roles: ['agent'], projectIds: [newId()] });
    const write = centre.run(stranger, (ctx) =>
      saveDraft(ctx, { projectId, conversationId, kind: 'note', body: 'x', attachments: [] }),
    );
    await expect(write).rejects.toMatchObject({ code: 'contacts.not-found' });
  });
});
