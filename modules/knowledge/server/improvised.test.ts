import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { listGaps, showGap } from './gaps.ts';
import { noteAnswer } from './improvised.ts';
import { openScene, type Scene } from './scene.fixture.ts';
import { noteUse } from './use.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre);
});

const refund =
  'Деньги за отменённый заказ вернутся на карту в течение десяти рабочих дней, банк пришлёт смс.';
const explain = async (answer: string, question: string, conversationId = newId()) => {
  const { projectId, agent } = scene;
  await centre.runAsSystem((ctx) =>
    noteAnswer(ctx, {
      ...{ projectId, contactId: newId(), conversationId, language: 'ru', agentId: agent.id },
      ...{ answer, question },
    }),
  );
};
const pass = async (durationMs: number) => {
  centre.testClock.advanceMs(durationMs);
  await centre.settle();
};
const gaps = () =>
  centre.run(scene.lead, (ctx) => listGaps(ctx, { projectId: scene.projectId, state: 'open' }));

it('what is explained three times without an article becomes one gap', async () => {
  const { projectId, lead } = scene;
  await explain(refund, 'где мои деньги');
  await explain(`Добрый день! ${refund}`, 'когда вернёте оплату за отмену');
  await pass(dayMs);
  expect(await gaps()).toEqual([]);
  await explain(refund.replace('десяти', 'пяти'), 'деньги не пришли');
  await pass(dayMs);
  const [gap] = await gaps();
  expect(gap).toMatchObject({ kind: 'improvised', evidenceCount: 3 });
  const id = gap?.id ?? '';
  const { evidence } = await centre.run(lead, (ctx) => showGap(ctx, { projectId, id }));
  expect(evidence.map(({ note }) => note)).toContain(refund);
  await explain(refund, 'деньги за отмену');
  await pass(dayMs);
  expect(await gaps()).toMatchObject([{ id, evidenceCount: 4 }]);
});

it('what an article gave, what says little, and what is long past makes none', async () => {
  const { projectId, agent } = scene;
  const { id: articleId } = await scene.live();
  for (let number = 0; number < 3; number += 1) {
    const conversationId = newId();
    await centre.run(agent, (ctx) =>
      noteUse(ctx, {
        ...{ projectId, articleId, language: 'ru', conversationId },
        ...{ kind: 'inserted', place: 'desk' },
      }),
    );
    await explain(refund, 'где мои деньги', conversationId);
    await explain('Сейчас посмотрю.', 'где мои деньги');
  }
  await explain(refund, 'где мои деньги');
  await explain(refund, 'где же деньги');
  await pass(14 * dayMs);
  await explain(refund, 'где деньги');
  await pass(dayMs);
  expect(await gaps()).toEqual([]);
});
