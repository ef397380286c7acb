import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { addMs, dayMs, hourMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { isExplanation, repeatedAnswers } from '../core/improvised.ts';
import { masked } from '../core/masked.ts';
import { noteEvidence } from './gaps.ts';
import {
  forgetImprovised,
  type ImprovisedRow,
  insertImprovised,
  isArticleSent,
  readImprovised,
  setGap,
} from './improvised-store.ts';

/** Answers are likened to those of so long. */
const likenedWithinMs = 14 * dayMs;
/** After midnight, UTC. */
const nightMs = 2 * hourMs;
const look = defineTimer<object>('knowledge.liken-answers');

/** Keeps what an agent explained in a contact, unless an article went into it: what is explained
 *  again and again should be written down. For the module of contacts, when one is over. */
export async function noteAnswer(
  ctx: Context,
  given: {
    projectId: Id;
    contactId: Id;
    conversationId: Id;
    language: Language;
    agentId: Id;
    question: string;
    answer: string;
  },
): Promise<void> {
  const { conversationId, ...about } = given;
  const { projectId } = about;
  if (about.question.trim() === '' || !isExplanation(about.answer)) return;
  if (await isArticleSent(ctx, { projectId, conversationId })) return;
  await insertImprovised(ctx, {
    ...about,
    question: masked(about.question),
    answer: masked(about.answer),
    answeredAt: ctx.now,
    gapId: null,
  });
  // At night: likening all answers takes longer than anybody should wait for by day.
  const sinceNightMs = (Date.parse(ctx.now) - nightMs) % dayMs;
  const dueAt = addMs(ctx.now, dayMs - sinceNightMs);
  await setTimer(ctx, look, { subjectId: projectId, dueAt, data: {} });
}

/** Makes evidence of what was explained again and again. */
export const improvisedTimers = [
  onTimer(look, async (ctx, { subjectId: projectId }) => {
    await forgetImprovised(ctx, { projectId, before: addMs(ctx.now, -likenedWithinMs) });
    for (const language of languages) {
      const answers = await readImprovised(ctx, { projectId, language });
      for (const group of repeatedAnswers(answers)) await noteGroup(ctx, group);
    }
  }),
];

/** One gap for all that are alike, whatever words the customers used. */
async function noteGroup(ctx: Context, group: readonly ImprovisedRow[]): Promise<void> {
  const news = group.filter((answer) => answer.gapId === null);
  let gapId = group.find((answer) => answer.gapId !== null)?.gapId ?? null;
  for (const { projectId, language, contactId, question, answer } of news) {
    const said = { projectId, language, words: question, note: answer, sourceId: contactId };
    const gap = await noteEvidence(ctx, { ...said, kind: 'improvised', gapId });
    gapId = gap.id;
  }
  const [first] = news;
  if (!first || !gapId) return;
  const contactIds = news.map(({ contactId }) => contactId);
  await setGap(ctx, { projectId: first.projectId, contactIds, gapId });
}
