import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { Gap } from '../contract.ts';
import { applyToGaps } from '../core/live-gaps.ts';
import { closeGap, writeForGap } from './gap-closing.ts';
import { giveGap, listGaps, noteEvidence } from './gaps.ts';
import { openScene, type Scene } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
});
afterAll(() => centre.close());

const fetched = (state: Gap['state']) =>
  centre.run(scene.lead, (ctx) => listGaps(ctx, { projectId: scene.projectId, state }));
const evidence = (words: string) =>
  centre.runAsSystem((ctx) =>
    noteEvidence(ctx, {
      ...{ projectId: scene.projectId, language: 'ru', kind: 'no-result', words },
      sourceId: newId(),
    }),
  );
const first = async () => (await fetched('open'))[0]?.id ?? '';

it.each<[string, () => Promise<unknown>]>([
  ['is found', () => evidence('как вернуть подарок')],
  ['is found beside another', () => evidence('не приходит код')],
  ['has more evidence', () => evidence('не приходит код')],
  [
    'is given',
    async () => {
      const { projectId, agent, lead } = scene;
      const given = { projectId, id: await first(), ownerId: agent.id };
      await centre.run(lead, (ctx) => giveGap(ctx, given));
    },
  ],
  [
    'is written for',
    async () => {
      const { projectId, agent } = scene;
      const id = await first();
      await centre.run(agent, (ctx) => writeForGap(ctx, { projectId, id }));
    },
  ],
  [
    'is closed',
    async () => {
      const { projectId, agent } = scene;
      const which = { projectId, id: await first(), articleId: null, note: '' };
      await centre.run(agent, (ctx) => closeGap(ctx, which));
    },
  ],
])('state and events give what a fetch gives when a gap %s', async (_, deed) => {
  const states = ['open', 'closed'] as const;
  const before = await Promise.all(states.map(fetched));
  const told = await centre.eventsOf(deed);
  const after = states.map((state, place) =>
    told.reduce(
      (gaps, event) => applyToGaps(gaps, event, (gap) => gap.state === state),
      before[place] as readonly Gap[],
    ),
  );
  expect(after).toEqual(await Promise.all(states.map(fetched)));
  expect(after).not.toEqual(before);
});
