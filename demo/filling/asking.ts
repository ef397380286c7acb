import { dayMs, hourMs, secondMs } from '#kernel/time.ts';
import { surveyToken } from '#modules/surveys/core/token.ts';
import {
  answerByLink,
  beginByLink,
  createSurvey,
  listSurveys,
  publishSurvey,
  putToUse,
  ruleSurvey,
} from '#modules/surveys/server/index.ts';
import type { World } from './world.ts';

const visitors = 34;
/** Some come back in another window and answer once more. */
const repeatedShare = 0.12;
const template = 'self-service';
const likely = [1, 2, 3, 4, 4, 4, 5, 5, 5, 5];

/** What the project has ruled about asking: mails are reminded of once, and visitors of its help
 *  pages are asked by a link. */
export function planAsking(world: World): void {
  world.plan(world.startMs, () => remindOnce(world));
  world.plan(world.startMs, async () => {
    const linkKey = await addLinkSurvey(world);
    for (let visit = 0; visit < visitors; visit += 1) {
      const atMs = world.between(world.startMs + dayMs, world.endMs - hourMs);
      world.plan(atMs, () => answerOnPage(world, linkKey));
    }
  });
}

function remindOnce(world: World): Promise<void> {
  const { id: projectId } = world.roster;
  return world.act('heed', async (ctx) => {
    const surveys = await listSurveys(ctx, projectId);
    const mail = surveys.find(({ channels }) => channels.includes('email'));
    if (!mail) return;
    const { id: surveyId, revision, rules } = mail;
    const reminders = { count: 1, everyDays: 3 };
    await ruleSurvey(ctx, { projectId, surveyId, revision, rules: { ...rules, reminders } });
  });
}

function addLinkSurvey(world: World): Promise<string> {
  const { id: projectId } = world.roster;
  return world.act('heed', async (ctx) => {
    const { id: surveyId, linkKey } = await createSurvey(ctx, { projectId, template });
    const which = { projectId, surveyId };
    await publishSurvey(ctx, { ...which, revision: 1 });
    await putToUse(ctx, { ...which, revision: 2, channels: ['link'], isActive: true });
    return linkKey;
  });
}

async function answerOnPage(world: World, key: string): Promise<void> {
  const { language } = world.project;
  const isDuplicate = world.chance(repeatedShare);
  const token = surveyToken((bytes) => crypto.getRandomValues(bytes));
  const rating = likely[Math.floor(world.random() * likely.length)] ?? 4;
  await world.act('heed', async (ctx) => {
    const form = new URLSearchParams({ solved: String(rating) });
    if (!(await beginByLink(ctx, { key, token, form, language, isDuplicate }))) return;
    await answerByLink(ctx, { token, question: 'solved', value: rating, language });
  });
  world.plan(world.nowMs() + 20 * secondMs, () =>
    world.act('heed', (ctx) =>
      answerByLink(ctx, { token, question: 'overall', value: rating, language }),
    ),
  );
}
