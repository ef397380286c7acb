import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { measure, usualResamples, usualSeed } from '#modules/surveys/core/analysis/wanted.ts';
import { startAnalysis } from '#modules/surveys/server/index.ts';
import { leadOf } from './knowledge.ts';
import type { World } from './world.ts';

const beforeEndMs = 2 * minuteMs;

/** A lead asks what drives satisfaction, as the last of all: the answer is worked out when the
 *  centre runs, and stands there a little later. */
export function planAnalyses(world: World): void {
  const { roster, startMs, endMs, personId, plan, act } = world;
  plan(endMs - beforeEndMs, async () => {
    const { id: projectId } = roster;
    await act(personId(leadOf(world)), (ctx) =>
      startAnalysis(ctx, {
        ...{ projectId, id: newId(Date.parse(ctx.now)) },
        wanted: {
          ...{ projectIds: [projectId], surveyId: null, reasonId: null },
          ...{ channel: null, language: null, outcome: 'overall', measures: measure.options },
          from: new Date(startMs).toISOString(),
          until: new Date(endMs).toISOString(),
          ...{ repeatDays: 7, straightLiners: 'keep', targetPerformance: 80 },
          ...{ resamples: usualResamples, seed: usualSeed },
        },
      }),
    );
  });
}
