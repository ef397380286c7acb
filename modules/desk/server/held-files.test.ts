import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs } from '#kernel/time.ts';
import { reply } from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { readFile, storeFile } from '#platform/files/files.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { saveDraft } from './drafts.ts';

let centre: TestCentre;
let scene: Scene;
let agent: Actor;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  agent = centre.actor({ roles: ['agent'], projectIds: [scene.projectId], id: scene.agent.id });
});
afterAll(() => centre.close());

async function upload(by: Actor = agent) {
  const { projectId } = scene;
  const content = Buffer.from('bytes');
  const file = { projectId, name: 'a.txt', mediaType: 'text/plain', content, maximumBytes: 100 };
  const {
    id: fileId,
    name,
    mediaType,
    sizeBytes,
  } = await centre.run(by, (ctx) => storeFile(ctx, file));
  return { fileId, name, mediaType, sizeBytes };
}

async function isThere({ fileId: id }: { fileId: string }): Promise<boolean> {
  const { projectId } = scene;
  return readFile(centre.runAsSystem, { projectId, id }).then(
    () => true,
    () => false,
  );
}

async function passDay(): Promise<void> {
  centre.testClock.advanceMs(dayMs);
  await centre.settle();
}

it('an upload that nothing holds is gone after a day', async () => {
  const file = await upload();
  centre.testClock.advanceMs(dayMs - 1);
  await centre.settle();
  expect(await isThere(file)).toBe(true);
  centre.testClock.advanceMs(1);
  await centre.settle();
  expect(await isThere(file)).toBe(false);
});

it('an upload stays with its message, and what Heed itself keeps stays', async () => {
  const item = await scene.talk();
  const file = await upload();
  const { projectId } = scene;
  const words = { body: 'See here', authorName: 'Olga', holdMs: 0, kind: 'message' as const };
  await centre.run(agent, (ctx) =>
    reply(ctx, { ...words, projectId, conversationId: item.id, attachments: [file] }),
  );
  const kept = await centre.runAsSystem((ctx) => upload(ctx.actor));
  await passDay();
  expect([await isThere(file), await isThere(kept)]).toEqual([true, true]);
});

it('an upload stays as long as a draft carries it', async () => {
  const item = await scene.talk();
  const file = await upload();
  const { projectId } = scene;
  const draft = { projectId, conversationId: item.id, kind: 'message' as const };
  const save = (body: string, attachments: (typeof file)[]) =>
    centre.run(agent, (ctx) => saveDraft(ctx, { ...draft, body, attachments }));
  await save('See', [file]);
  await passDay();
  expect(await isThere(file)).toBe(true);
  await save('', []);
  await passDay();
  expect(await isThere(file)).toBe(false);
});
