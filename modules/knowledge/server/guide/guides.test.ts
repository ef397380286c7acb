import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../../contract.ts';
import { device, order, since } from '../../core/guide/guide.fixture.ts';
import type { GuideGiven } from '../../core/guide/guide.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { listGuides, listGuideVersions, putGuide, showGuide } from './guides.ts';

describe('a clarifying guide', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const put = (
    reasonId: Id,
    given: Partial<GuideGiven> & { basedOn?: number | null } = {},
    by = scene.lead,
  ) =>
    centre.run(by, (ctx) =>
      putGuide(ctx, {
        ...{ projectId: scene.projectId, reasonId, isOn: true, details: [order, since] },
        ...{ trial: null, basedOn: null, ...given },
      }),
    );
  const show = (reasonId: Id, number?: number) =>
    centre.run(scene.agent, (ctx) =>
      showGuide(ctx, { projectId: scene.projectId, reasonId, ...(number && { number }) }),
    );

  it('keeps each version as it was saved', async () => {
    const reasonId = newId();
    const trial = { controlShare: 0.2, measure: 'handling', conversations: 200 } as const;
    await put(reasonId);
    const second = await put(reasonId, { basedOn: 1, details: [device], trial });
    expect(await show(reasonId)).toEqual(second);
    expect(await show(reasonId, 1)).toMatchObject({ details: [order, since], trial: null });
    const { projectId } = scene;
    const versions = await centre.run(scene.agent, (ctx) =>
      listGuideVersions(ctx, { projectId, reasonId }),
    );
    expect(versions).toMatchObject([
      { number: 2, details: 1, isTried: true },
      { number: 1, details: 2, isTried: false },
    ]);
    const heads = await centre.run(scene.agent, (ctx) => listGuides(ctx, projectId));
    expect(heads.filter((each) => each.reasonId === reasonId)).toEqual([versions[0]]);
  });

  it('is not written over by somebody who has not seen it', async () => {
    const reasonId = newId();
    await put(reasonId);
    await expect(put(reasonId)).rejects.toMatchObject({
      code: refusals.guideChanged,
      data: { number: 1, savedBy: scene.lead.id },
    });
    const both = await Promise.allSettled([1, 2].map(() => put(reasonId, { basedOn: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused while something is missing in it', async () => {
    const details = [order, { ...since, closed: { en: 'Right?', ru: 'Верно?', zh: '对吗？' } }];
    await expect(put(newId(), { details })).rejects.toMatchObject({
      code: refusals.guideIncomplete,
      data: { field: 'details.1', fault: 'value-missing' },
    });
  });

  it('is saved by leads alone, and not found where there is none', async () => {
    await expect(put(newId(), {}, scene.agent)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(show(newId())).rejects.toMatchObject({ code: refusals.guideNotFound });
  });
});
