import { newId } from '#kernel/id.ts';
import { pick } from '#kernel/random.ts';
import { dayMs, hourMs, minuteMs } from '#kernel/time.ts';
import type { Concern } from '#modules/learning/contract.ts';
import {
  answerConcern,
  putImprovement,
  putMistake,
  readConcern,
} from '#modules/learning/server/index.ts';
import { loopWords } from '../texts/loop.ts';
import { departmentHeads, evaluators } from '../texts/people.ts';
import { officeMoment, someMoment } from './listening.ts';
import type { OfficeWorld, World } from './world.ts';

const readShare = 0.72;
const answeredShare = 0.5;

/** The head of a department reads what customers said, and answers some of it. */
export function hearConcern(
  world: OfficeWorld,
  { concern, headPersonId }: { concern: Concern; headPersonId: string | null },
): void {
  if (!headPersonId || !world.chance(readShare)) return;
  const which = { projectId: world.roster.id, id: concern.id };
  world.plan(officeMoment(world, world.between(0.3, 22) * hourMs), async () => {
    if (world.withdrawn.has(concern.id)) return;
    await world.act(headPersonId, (ctx) => readConcern(ctx, which));
    if (!world.chance(answeredShare)) return;
    const text = pick(world.random, loopWords[world.roster.language].answers);
    world.plan(officeMoment(world, world.between(5, 90) * minuteMs), async () => {
      await world.act(headPersonId, (ctx) => answerConcern(ctx, { ...which, text }));
    });
  });
}

const improvementShares = [0.2, 0.45, 0.8] as const;

/** Over the weeks, heads change things and mistakes are written down. */
export function planLearning(world: World): void {
  planImprovements(world);
  planMistakes(world);
}

function planImprovements(world: World): void {
  const { roster, startMs, endMs, personId } = world;
  const heads = departmentHeads.filter(({ projectKey }) => projectKey === roster.key);
  for (const [index, words] of loopWords[roster.language].improvements.entries()) {
    const head = heads[index % heads.length];
    const departmentKey = head?.departmentKeys[index % head.departmentKeys.length];
    const departmentId = departmentKey ? roster.departments[departmentKey] : undefined;
    if (!head || !departmentId) continue;
    const ownerId = personId(head.login);
    const beganMs = startMs + (improvementShares[index] ?? 0.5) * (endMs - startMs);
    const changeDate = new Date(beganMs + 3 * dayMs).toISOString().slice(0, 10);
    const id = newId();
    const { title, hypothesis, expectedEffect, verdict } = words;
    const put = (state: 'planned' | 'running' | 'checked') => () =>
      world
        .act(ownerId, (ctx) =>
          putImprovement(ctx, {
            ...{ projectId: roster.id, id, departmentId, title, hypothesis, expectedEffect },
            ...{ reasonId: null, ownerId, changeDate, state, concernIds: [] },
            verdict: state === 'checked' ? verdict : null,
          }),
        )
        .then(() => undefined);
    world.plan(beganMs, put('planned'));
    world.plan(beganMs + 3 * dayMs, put('running'));
    if (verdict) world.plan(beganMs + 14 * dayMs, put('checked'));
  }
}

function planMistakes(world: World): void {
  const { roster, personId, random } = world;
  const writer = evaluators.find(({ projects }) => projects.includes(roster.key));
  if (!writer) return;
  const today = new Date(world.endMs).toISOString().slice(0, 10);
  for (const words of loopWords[roster.language].mistakes) {
    const atMs = someMoment(world, random, 0.8);
    const dueOn = new Date(atMs + 10 * dayMs).toISOString().slice(0, 10);
    world.plan(atMs, async () => {
      await world.act(personId(writer.login), (ctx) =>
        putMistake(ctx, {
          ...{ projectId: roster.id, id: newId(), title: words.title, summary: words.summary },
          ...{ impact: words.impact, contributingFactors: [...words.factors] },
          wentWell: words.wentWell,
          actions: words.actions.map((text, index) => ({
            ...{ text, ownerId: null, dueOn, effect: '' },
            doneOn: index === 0 && dueOn <= today ? dueOn : null,
          })),
        }),
      );
    });
  }
}
