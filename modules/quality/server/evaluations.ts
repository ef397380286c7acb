import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { listDepartments } from '#modules/projects/server/index.ts';
import { notify } from '#modules/staff/server/index.ts';
import { authorise, type Context, isAllowed } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Evaluation,
  type EvaluationDraft,
  evaluationCompleted,
  type ListeningTask,
  listeningDone,
  may,
  refusals,
  type ScorecardVersion,
} from '../contract.ts';
import { impressionOf, problemsOf, score } from '../core/scorecard.ts';
import { readStatements } from './dialogue-store.ts';
import { lockOwnTask, stopIdleClock, tell } from './listening.ts';
import {
  type EvaluationFilter,
  type InProject,
  insertEvaluation,
  readEvaluation,
  readEvaluations,
  readScorecard,
  updateTask,
} from './store.ts';

/** Judges a claimed dialogue and ends its task; the evaluated agent is told. Refuses what the
 *  scorecard does not allow, and names the criterion. */
export async function completeEvaluation(
  ctx: Context,
  { draft, ...which }: InProject & { draft: EvaluationDraft },
): Promise<Evaluation> {
  authorise(ctx, may.listen);
  const { projectId } = which;
  const { task, work } = await lockOwnTask(ctx, which);
  const pinned = present(work.scorecardVersionId, 'the scorecard of a claimed task');
  const scorecard = present(await readScorecard(ctx, { projectId, id: pinned }), 'the scorecard');
  refuseUnfinished(scorecard, draft);
  await refuseForeignEvidence(ctx, task, draft);
  await refuseUnknownDepartments(ctx, projectId, draft);
  const evaluation = judge(ctx, { task, scorecard, draft });
  const done: ListeningTask = { ...task, state: 'done', doneAt: ctx.now };
  await insertEvaluation(ctx, evaluation);
  await updateTask(ctx, done, { ...work, draft: null });
  await stopIdleClock(ctx, task.id);
  tell(ctx, listeningDone, done);
  ctx.emit(evaluationCompleted, {
    projectId: null,
    subjectId: evaluation.id,
    data: { evaluation },
  });
  await tellAgent(ctx, evaluation);
  return evaluation;
}

/** Evaluations, newest first: all for those who listen, one's own for an agent. */
export async function listEvaluations(
  ctx: Context,
  { limit, cursor, ...filter }: EvaluationFilter & PageWanted,
): Promise<Page<Evaluation>> {
  authorise(ctx, may.readOwn);
  const isListener = isAllowed(ctx.actor, may.listen);
  const narrowed = isListener ? filter : { ...filter, agentId: ctx.actor.id };
  return pageOf(
    { limit, cursor },
    (wanted) => readEvaluations(ctx, narrowed, wanted),
    (evaluation) => evaluation.completedAt,
  );
}

/** An evaluation with its scorecard. To everybody but the evaluated agent and those who listen it
 *  does not exist. */
export async function showEvaluation(
  ctx: Context,
  which: InProject,
): Promise<{ evaluation: Evaluation; scorecard: ScorecardVersion }> {
  authorise(ctx, may.readOwn);
  const evaluation = (await readEvaluation(ctx, which)) ?? refuse(refusals.notFound);
  const isTheirs = isAllowed(ctx.actor, may.listen) || evaluation.agentId === ctx.actor.id;
  if (!isTheirs) refuse(refusals.notFound);
  const { projectId, scorecardVersionId: id } = evaluation;
  const scorecard = present(await readScorecard(ctx, { projectId, id }), 'its scorecard');
  return { evaluation, scorecard };
}

function judge(
  ctx: Context,
  judged: { task: ListeningTask; scorecard: ScorecardVersion; draft: EvaluationDraft },
): Evaluation {
  const { task, scorecard, draft } = judged;
  const { projectId, contactId, conversationId, agentId, rating } = task;
  const { scoreBeforeAutoFail, finalScore, failedCritical, isComplete } = score(
    scorecard.content,
    draft.answers,
  );
  return {
    ...draft,
    id: newId(Date.parse(ctx.now)),
    projectId,
    taskId: task.id,
    contactId,
    conversationId,
    agentId,
    evaluatorId: ctx.actor.id,
    scorecardVersionId: scorecard.id,
    rating,
    impression: impressionOf(scorecard.content, draft.answers),
    scoreBeforeAutoFail,
    finalScore,
    failedCritical: [...failedCritical],
    isComplete,
    completedAt: ctx.now,
  };
}

function refuseUnfinished({ content }: ScorecardVersion, { answers }: EvaluationDraft): void {
  const problems = problemsOf(content, answers);
  const [first] = problems;
  if (first) refuse(refusals.unfinished, { field: `answers.${first.criterionId}`, problems });
}

/** Evidence stands in the dialogue that is judged, and within its messages. */
async function refuseForeignEvidence(
  ctx: Context,
  { projectId, contactId }: ListeningTask,
  { answers }: EvaluationDraft,
): Promise<void> {
  const marks = Object.entries(answers).flatMap(([criterionId, { evidence }]) =>
    evidence.map((mark) => ({ ...mark, criterionId })),
  );
  if (marks.length === 0) return;
  const ids = marks.map(({ messageId }) => messageId);
  const statements = await readStatements(ctx, { projectId, contactId, ids });
  const lengths = new Map(statements.map(({ id, body }) => [id, body.length]));
  const foreign = marks.find(({ messageId, to }) => to > (lengths.get(messageId) ?? 0));
  if (foreign) refuse(refusals.unknownMessage, { field: `answers.${foreign.criterionId}` });
}

async function refuseUnknownDepartments(
  ctx: Context,
  projectId: Id,
  { causes }: EvaluationDraft,
): Promise<void> {
  const named = causes.flatMap(({ departmentId }) => departmentId ?? []);
  if (named.length === 0) return;
  const known = new Set((await listDepartments(ctx, projectId)).map(({ id }) => id));
  if (!named.every((id) => known.has(id))) {
    refuse(refusals.unknownDepartment, { field: 'causes' });
  }
}

async function tellAgent(ctx: Context, { id, projectId, agentId }: Evaluation): Promise<void> {
  if (!agentId) return;
  await notify(ctx, {
    personId: agentId,
    kind: 'quality.evaluated',
    subjectId: id,
    projectId,
  });
}
