import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { addMs, dayMs, minuteMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { refusals } from '../../contract.ts';
import { applyToAnalyses, type DriverAnalysis } from '../../core/analysis/analysis.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import {
  cancelAnalysis,
  listAnalyses,
  listAnalysisChoices,
  showAnalysis,
  startAnalysis,
} from './analyses.ts';

const slowMs = 60_000;
const contacts = 36;

describe('analyses of what drives satisfaction', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    await answerMany();
  }, slowMs);
  afterAll(() => centre.close());

  async function answerMany() {
    const random = seededRandom(5);
    const step = () => 1 + Math.floor(5 * random());
    for (let contact = 0; contact < contacts; contact += 1) {
      const item = await scene.talk();
      centre.testClock.advanceMs(minuteMs * (1 + step()));
      await scene.finish(item);
      await centre.settle();
      const { questions = [] } = (await scene.surveyOf(item)) ?? {};
      let felt = 0;
      for (const { key, kind, role } of questions) {
        if (kind !== 'rating' || role !== 'attribute') continue;
        const value = step();
        felt = felt || value;
        await scene.answer(item, key, value);
      }
      const blurred = Math.round(felt + random() - 0.5);
      await scene.answer(item, 'overall', Math.min(5, Math.max(1, blurred)));
      await scene.code(item);
    }
    await centre.settle();
  }

  const wantedNow = (changes: Partial<AnalysisWanted> = {}): AnalysisWanted => ({
    ...{ projectIds: [scene.projectId], surveyId: null, reasonId: null, channel: null },
    ...{ language: null, outcome: 'overall', measures: [], repeatDays: 7 },
    from: addMs(centre.testClock.now(), -30 * dayMs),
    until: addMs(centre.testClock.now(), dayMs),
    ...{ straightLiners: 'keep', targetPerformance: 75, resamples: 50, seed: 3 },
    ...changes,
  });
  const start = async (changes: Partial<AnalysisWanted> = {}) => {
    const which = { projectId: scene.projectId, id: newId() };
    const analyst = await scene.person('analyst');
    const wanted = wantedNow(changes);
    await centre.run(analyst, (ctx) => startAnalysis(ctx, { ...which, wanted }));
    return which;
  };
  const show = (which: { projectId: string; id: string }) =>
    centre.runAsSystem((ctx) => showAnalysis(ctx, which));

  it('are computed by themselves, and say what came of them', async () => {
    const which = await start();
    expect((await show(which)).analysis).toMatchObject({ state: 'queued', progress: 0 });
    await centre.settle();
    const { analysis, report } = await show(which);
    expect(analysis).toMatchObject({ state: 'done', progress: 1, failure: null });
    expect(report?.counts).toMatchObject({ ended: contacts, asked: contacts, answered: contacts });
    expect(report?.outcome.n).toBe(contacts);
    expect(report?.found).toMatchObject({ n: contacts, size: { code: 'first-signs' } });
    expect(report?.attributes[0]).toMatchObject({ n: contacts, blank: 0, notAsked: 0 });
  });

  it('give the same figures for the same data and seed', async () => {
    const reports = [];
    for (const _ of [1, 2]) {
      const which = await start({ measures: ['wait', 'reason'] });
      await centre.settle();
      reports.push((await show(which)).report);
    }
    expect(reports[0]).toEqual(reports[1]);
  });

  it('of a period without answers are empty, not wrong', async () => {
    const which = await start({ until: addMs(wantedNow().from, dayMs) });
    await centre.settle();
    const { report } = await show(which);
    expect(report).toMatchObject({ counts: { answered: 0 }, found: null });
  });

  it('are narrowed to a channel, a language or a reason', async () => {
    for (const [changes, answered] of [
      [{ channel: 'email' }, 0],
      [{ language: 'ru' }, contacts],
      [{ reasonId: scene.reasonId }, contacts],
      [{ reasonId: newId() }, 0],
    ] as const) {
      const which = await start(changes);
      await centre.settle();
      expect((await show(which)).report?.counts.answered).toBe(answered);
    }
  });

  it('can be stopped, before they run or while they do', async () => {
    const waiting = await start();
    const cancelled = await centre.runAsSystem((ctx) => cancelAnalysis(ctx, waiting));
    expect(cancelled.state).toBe('cancelled');
    await centre.settle();
    expect(await show(waiting)).toMatchObject({ analysis: { state: 'cancelled' }, report: null });
    const running = await start({ resamples: 5_000 });
    const begun = Promise.withResolvers<void>();
    centre.database.onCommit((events) => {
      if (events.some(({ name }) => name === 'analysis.changed')) begun.resolve();
    });
    const working = centre.jobs.runDue();
    await begun.promise;
    await centre.runAsSystem((ctx) => cancelAnalysis(ctx, running));
    await working;
    expect(await show(running)).toMatchObject({ analysis: { state: 'cancelled' }, report: null });
    await expect(centre.runAsSystem((ctx) => cancelAnalysis(ctx, running))).rejects.toMatchObject({
      code: refusals.analysisOver,
    });
  });

  it('that a dead node left behind are taken up again', async () => {
    const which = await start();
    await centre.runAsSystem(async ({ tx }) => {
      await tx
        .withTables<{ 'surveys.analysis': { id: string; state: string; progress: number } }>()
        .updateTable('surveys.analysis')
        .set({ state: 'running', progress: 0.4 })
        .where('id', '=', which.id)
        .execute();
    });
    await centre.settle();
    expect((await show(which)).analysis.state).toBe('done');
  });

  it('are not begun for questions or surveys that are not there', async () => {
    await expect(start({ outcome: 'nothing' })).rejects.toMatchObject({
      code: refusals.unknownQuestion,
    });
    await expect(start({ surveyId: newId() })).rejects.toMatchObject({ code: refusals.notFound });
  });

  it('of several projects are for those who see all of them', async () => {
    const other = await openScene(centre);
    const projectIds = [scene.projectId, other.projectId];
    const id = newId();
    const { projectId } = scene;
    const both = centre.actor({ roles: ['analyst'], projectIds });
    const wanted = wantedNow({ projectIds });
    await centre.run(both, (ctx) => startAnalysis(ctx, { projectId, id, wanted }));
    await centre.settle();
    const { report } = await centre.run(both, (ctx) => showAnalysis(ctx, { projectId, id }));
    expect(report?.counts.answered).toBe(contacts);
    const one = await scene.person('analyst');
    await expect(
      centre.run(one, (ctx) => showAnalysis(ctx, { projectId, id })),
    ).rejects.toMatchObject({ code: refusals.notFound });
    await expect(
      centre.run(one, (ctx) => startAnalysis(ctx, { projectId, id: newId(), wanted })),
    ).rejects.toMatchObject({ code: 'projects.not-found' });
  });

  it('offer the surveys about contacts with what can be explained', async () => {
    const { items } = await centre.runAsSystem((ctx) => listAnalysisChoices(ctx, scene.projectId));
    expect(items.length).toBeGreaterThan(0);
    expect(items[0]?.outcomes[0]?.key).toBe('overall');
    expect(items[0]?.attributes).toBeGreaterThan(3);
  });

  it('analysis.changed: state and events give what a fetch gives', async () => {
    const { projectId } = scene;
    const fetchAll = () => centre.runAsSystem((ctx) => listAnalyses(ctx, projectId));
    const before = await fetchAll();
    const from = await readTrail(centre);
    const which = await start();
    await centre.settle();
    const stopped = await start();
    await centre.runAsSystem((ctx) => cancelAnalysis(ctx, stopped));
    await centre.settle();
    const { events } = await readTrail(centre, from.end);
    const shown = events.reduce<readonly DriverAnalysis[]>(
      (known, event) => applyToAnalyses(known, event, projectId),
      before,
    );
    expect(shown).toEqual(await fetchAll());
    expect(shown.find(({ id }) => id === which.id)?.state).toBe('done');
  });
});
