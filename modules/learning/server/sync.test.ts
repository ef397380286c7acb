import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { improvementGiven, mistakeGiven } from '../contract.ts';
import { applyToConcerns, applyToImprovements, applyToMistakes } from '../core/live.ts';
import { answerConcern, listConcerns, readConcern } from './concerns.ts';
import { listImprovements, putImprovement } from './improvements.ts';
import { listMistakes, putMistake } from './mistakes.ts';

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const fetchAll = () => {
    const page = { projectId: scene.projectId, limit: 100 };
    return centre.run(scene.head, async (ctx) => ({
      concerns: (await listConcerns(ctx, page)).items,
      improvements: (await listImprovements(ctx, page)).items,
      mistakes: (await listMistakes(ctx, page)).items,
    }));
  };
  const isOurs = ({ projectId }: { projectId: string }) => projectId === scene.projectId;

  async function verify(eventName: string, deed: () => Promise<unknown>) {
    await centre.settle();
    const before = await fetchAll();
    const from = await readTrail(centre);
    centre.testClock.advanceMs(1_000);
    await deed();
    await centre.settle();
    const { events } = await readTrail(centre, from.end);
    expect(events.map(({ name }) => name)).toContain(eventName);
    const after = events.reduce(
      ({ concerns, improvements, mistakes }, event) => ({
        concerns: [...applyToConcerns(concerns, event, isOurs)],
        improvements: [...applyToImprovements(improvements, event, isOurs)],
        mistakes: [...applyToMistakes(mistakes, event)],
      }),
      before,
    );
    expect(after).toEqual(await fetchAll());
  }

  const raise = async () => {
    const item = await scene.talk();
    await scene.code(item, { causeKind: 'system' });
    return item;
  };
  const newest = async () => {
    await centre.settle();
    const { projectId } = scene;
    return { projectId, id: (await fetchAll()).concerns[0]?.id ?? '' };
  };

  it('concern.raised', () => verify('concern.raised', raise));

  it('concern.changed: read, then answered', async () => {
    await raise();
    const which = await newest();
    await verify('concern.changed', () => centre.run(scene.head, (ctx) => readConcern(ctx, which)));
    await verify('concern.changed', () =>
      centre.run(scene.head, (ctx) => answerConcern(ctx, { ...which, text: 'Исправим' })),
    );
  });

  it('concern.withdrawn: the coding was corrected', async () => {
    const item = await raise();
    await verify('concern.withdrawn', () => scene.code(item, { causeKind: null }));
  });

  it('improvement.put: made, and linked to a concern', async () => {
    await raise();
    const { projectId, id: concernId } = await newest();
    const id = newId();
    const put = (concernIds: string[]) => {
      const { departmentId } = scene;
      const given = improvementGiven.parse({ departmentId, title: 'Звонок', concernIds });
      return centre.run(scene.head, (ctx) => putImprovement(ctx, { projectId, id, ...given }));
    };
    await verify('improvement.put', () => put([]));
    await verify('concern.changed', () => put([concernId]));
  });

  it('mistake.put', async () => {
    const { projectId } = scene;
    const given = mistakeGiven.parse({ title: 'Старая цена', summary: 'Два дня.' });
    await verify('mistake.put', () =>
      centre.run(scene.agent, (ctx) => putMistake(ctx, { projectId, id: newId(), ...given })),
    );
  });
});
