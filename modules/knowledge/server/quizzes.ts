import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { authorise, type Context, isAllowed } from '#platform/context.ts';
import { may, type Quiz, type QuizResult, type QuizVerdict, refusals } from '../contract.ts';
import { isAnswerable, judge, type QuizAnswers, type QuizQuestion } from '../core/quiz.ts';
import { demandArticle } from './drafts.ts';
import { findQuiz, insertAttempt, type QuizRow, readResults, upsertQuiz } from './quiz-store.ts';
import type { OneText } from './text-store.ts';

/** The quiz of an article. Who does not publish sees the questions without what is right. */
export async function showQuiz(ctx: Context, which: OneText): Promise<Quiz> {
  authorise(ctx, may.read);
  const found = await findQuiz(ctx, which);
  return found ? quizFor(ctx, found) : { questions: [], revision: null };
}

/** Asks other questions on an article; without any the quiz is over. Refuses a question that nobody
 *  can answer, and to write over another unseen. */
export async function putQuiz(
  ctx: Context,
  given: OneText & { questions: readonly QuizQuestion[]; revision: number | null },
): Promise<Quiz> {
  authorise(ctx, may.publish);
  const { questions, revision, ...which } = given;
  await demandArticle(ctx, which);
  const before = await findQuiz(ctx, which);
  if ((before?.revision ?? null) !== revision) {
    refuse(refusals.changedMeanwhile, { revision: before?.revision ?? null });
  }
  const wrong = questions.findIndex((question) => !isAnswerable(question));
  if (wrong >= 0) refuse(refusals.wrongQuestion, { number: wrong + 1, field: 'questions' });
  const changed = { changedAt: ctx.now, changedBy: ctx.actor.id };
  const row = { ...which, questions, revision: (revision ?? 0) + 1, ...changed };
  await upsertQuiz(ctx, row);
  return quizFor(ctx, row);
}

/** Judges the actor's answers, keeps them, and tells him what was right. */
export async function tryQuiz(
  ctx: Context,
  { answers, revision, ...which }: OneText & { answers: QuizAnswers; revision: number },
): Promise<QuizVerdict> {
  authorise(ctx, may.read);
  const quiz = (await findQuiz(ctx, which)) ?? refuse(refusals.notFound);
  if (quiz.revision !== revision) refuse(refusals.changedMeanwhile, { revision: quiz.revision });
  const verdicts = judge(quiz.questions, answers);
  await insertAttempt(ctx, {
    ...{ ...which, id: newId(Date.parse(ctx.now)), revision, personId: ctx.actor.id, answers },
    rightCount: verdicts.filter(Boolean).length,
    questionCount: verdicts.length,
    triedAt: ctx.now,
  });
  return { verdicts, right: quiz.questions.map(({ right }) => [...right]) };
}

/** How people did at a quiz as it now is: who publishes sees all, everybody else himself. */
export async function listResults(ctx: Context, which: OneText): Promise<QuizResult[]> {
  authorise(ctx, may.read);
  const quiz = await findQuiz(ctx, which);
  if (!quiz) return [];
  const personId = isAllowed(ctx.actor, may.publish) ? null : ctx.actor.id;
  return readResults(ctx, { ...which, revision: quiz.revision, personId });
}

function quizFor({ actor }: Context, { questions, revision }: QuizRow): Quiz {
  const maySee = isAllowed(actor, may.publish);
  const shown = questions.map(({ text, choices, right }) => ({
    ...{ text, choices: [...choices] },
    right: maySee ? [...right] : [],
    isOneRight: right.length === 1,
  }));
  return { questions: shown, revision };
}
