import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { QuizResult } from '../contract.ts';
import type { QuizAnswers, QuizQuestion } from '../core/quiz.ts';
import type { OneText } from './text-store.ts';

/** A quiz as it is kept. */
export interface QuizRow extends OneText {
  readonly questions: readonly QuizQuestion[];
  readonly revision: number;
  readonly changedAt: Instant;
  readonly changedBy: Id;
}

/** Somebody's try at a quiz. */
export interface AttemptRow extends OneText {
  readonly id: Id;
  readonly revision: number;
  readonly personId: Id;
  readonly answers: QuizAnswers;
  readonly rightCount: number;
  readonly questionCount: number;
  readonly triedAt: Instant;
}

type Tables = {
  'knowledge.quiz': Omit<QuizRow, 'questions'> & { questions: JSONColumnType<QuizQuestion[]> };
  'knowledge.quizAttempt': Omit<AttemptRow, 'answers'> & { answers: JSONColumnType<number[][]> };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const maximumResults = 500;

/** The quiz of an article in a language. */
export async function findQuiz(ctx: Context, which: OneText): Promise<QuizRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.quiz')
    .selectAll()
    .where('projectId', '=', which.projectId)
    .where('articleId', '=', which.articleId)
    .where('language', '=', which.language)
    .executeTakeFirst();
}

/** Adds or changes a quiz. */
export async function upsertQuiz(ctx: Context, { questions, ...row }: QuizRow): Promise<void> {
  const stored = { ...row, questions: JSON.stringify(questions) };
  await tables(ctx)
    .insertInto('knowledge.quiz')
    .values(stored)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'articleId', 'language']).doUpdateSet(stored),
    )
    .execute();
}

/** Keeps a try. */
export async function insertAttempt(ctx: Context, { answers, ...row }: AttemptRow): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.quizAttempt')
    .values({ ...row, answers: JSON.stringify(answers) })
    .execute();
}

/** The last try of each at a quiz as it now is; one person's own when he is named. */
export async function readResults(
  ctx: Context,
  {
    projectId,
    articleId,
    language,
    revision,
    personId = null,
  }: OneText & { revision: number; personId?: Id | null },
): Promise<QuizResult[]> {
  const { rows } = await sql<QuizResult>`
    select distinct on (person_id) person_id, right_count, question_count, tried_at,
      (count(*) over (partition by person_id))::int as attempts
    from knowledge.quiz_attempt
    where project_id = ${projectId} and article_id = ${articleId} and language = ${language}
      and revision = ${revision} and (${personId}::uuid is null or person_id = ${personId})
    order by person_id, tried_at desc, id desc
    limit ${maximumResults}`.execute(ctx.tx);
  return rows;
}
