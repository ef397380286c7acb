import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type {
  CriterionAnswer,
  Evaluation,
  EvaluationCause,
  EvaluationDraft,
  ListeningTask,
  ScorecardEntry,
  ScorecardVersion,
} from '../contract.ts';

interface EvaluationRow extends Omit<Evaluation, 'answers' | 'causes' | 'failedCritical'> {
  answers: JSONColumnType<Record<string, CriterionAnswer>>;
  causes: JSONColumnType<EvaluationCause[]>;
  failedCritical: JSONColumnType<string[]>;
}

interface TaskRow extends ListeningTask {
  scorecardVersionId: Id | null;
  draft: JSONColumnType<EvaluationDraft> | null;
}

type Tables = {
  'quality.scorecardVersion': Omit<ScorecardVersion, 'content'> & {
    content: JSONColumnType<ScorecardVersion['content']>;
  };
  'quality.listeningTask': TaskRow;
  'quality.evaluation': EvaluationRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which row: rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

/** What belongs to a claim and is not shown in lists. */
export interface ClaimedWork {
  readonly scorecardVersionId: Id | null;
  readonly draft: EvaluationDraft | null;
}

const taskColumns = [
  'id',
  'projectId',
  'contactId',
  'conversationId',
  'customerName',
  'channel',
  'agentId',
  'invitationId',
  'rating',
  'comment',
  'openedAt',
  'dueAt',
  'state',
  'claimedBy',
  'claimedAt',
  'doneAt',
] as const satisfies (keyof ListeningTask)[];

/** Keeps a scorecard version. Returns false when the channel has one of this number. */
export async function insertScorecard(ctx: Context, version: ScorecardVersion): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('quality.scorecardVersion')
    .values({ ...version, content: JSON.stringify(version.content) })
    .onConflict((conflict) => conflict.columns(['projectId', 'channel', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The scorecard versions of a project, newest first. */
export async function readScorecards(ctx: Context, projectId: Id): Promise<ScorecardVersion[]> {
  return tables(ctx)
    .selectFrom('quality.scorecardVersion')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('version', 'desc')
    .orderBy('channel')
    .execute();
}

/** The versions of a channel's scorecard with their use, newest first. */
export async function readScorecardHistory(
  ctx: Context,
  { projectId, channel }: Pick<ScorecardVersion, 'projectId' | 'channel'>,
  limit: number,
): Promise<Omit<ScorecardEntry, 'authorName'>[]> {
  return tables(ctx)
    .selectFrom('quality.scorecardVersion as version')
    .select(['id', 'projectId', 'channel', 'version', 'createdAt', 'createdBy'])
    .select((each) =>
      each
        .selectFrom('quality.evaluation as evaluation')
        .whereRef('evaluation.projectId', '=', 'version.projectId')
        .whereRef('evaluation.scorecardVersionId', '=', 'version.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .$asScalar()
        .$notNull()
        .as('evaluationCount'),
    )
    .where('projectId', '=', projectId)
    .where('channel', '=', channel)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

/** The scorecard that a channel uses. */
export async function readCurrentScorecard(
  ctx: Context,
  { projectId, channel }: Pick<ScorecardVersion, 'projectId' | 'channel'>,
): Promise<ScorecardVersion | undefined> {
  return tables(ctx)
    .selectFrom('quality.scorecardVersion')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('channel', '=', channel)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One scorecard version. */
export async function readScorecard(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ScorecardVersion | undefined> {
  return tables(ctx)
    .selectFrom('quality.scorecardVersion')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Keeps a task. Returns false when the contact has one already. */
export async function insertTask(ctx: Context, task: ListeningTask): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('quality.listeningTask')
    .values(task)
    .onConflict((conflict) => conflict.columns(['projectId', 'contactId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The task of a contact, held against other writers until the transaction ends. */
export async function lockTaskOf(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId: Id },
): Promise<ListeningTask | undefined> {
  return tables(ctx)
    .selectFrom('quality.listeningTask')
    .select(taskColumns)
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
}

/** One task, held against other writers until the transaction ends. */
export async function lockTask(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<{ task: ListeningTask; work: ClaimedWork } | undefined> {
  const row = await tables(ctx)
    .selectFrom('quality.listeningTask')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && parted(row);
}

/** One task as it is. */
export async function readTask(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<{ task: ListeningTask; work: ClaimedWork } | undefined> {
  const row = await tables(ctx)
    .selectFrom('quality.listeningTask')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && parted(row);
}

/** Writes down where a task stands. work: what was filled in; left as it is when not given. */
export async function updateTask(
  ctx: Context,
  task: ListeningTask,
  work?: ClaimedWork,
): Promise<void> {
  const { projectId, id, ...columns } = task;
  await tables(ctx)
    .updateTable('quality.listeningTask')
    .set(columns)
    .$if(work !== undefined, (query) =>
      query.set({
        scorecardVersionId: work?.scorecardVersionId ?? null,
        draft: work?.draft ? JSON.stringify(work.draft) : null,
      }),
    )
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Puts a conversation's customer's name on its tasks. Returns those that had another. */
export async function renameTasksOf(
  ctx: Context,
  { projectId, id, customerName }: ConversationItem,
): Promise<ListeningTask[]> {
  return tables(ctx)
    .updateTable('quality.listeningTask')
    .set({ customerName })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .where('customerName', '<>', customerName)
    .returning(taskColumns)
    .execute();
}

/** Tasks to be heard in the projects of the actor, the most urgent first. */
export async function readQueue(ctx: Context, limit: number): Promise<ListeningTask[]> {
  return tables(ctx)
    .selectFrom('quality.listeningTask')
    .select(taskColumns)
    .where('state', 'in', ['open', 'claimed'])
    .orderBy('rating')
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Tasks of a project after a place in the list, newest first. */
export async function readTasks(
  ctx: Context,
  { projectId, state }: { projectId: Id; state?: ListeningTask['state'] | undefined },
  { after, limit }: { after: Place | null; limit: number },
): Promise<ListeningTask[]> {
  let query = tables(ctx)
    .selectFrom('quality.listeningTask')
    .select(taskColumns)
    .where('projectId', '=', projectId);
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where(sql<boolean>`(opened_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy('openedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Keeps an evaluation. */
export async function insertEvaluation(ctx: Context, evaluation: Evaluation): Promise<void> {
  const { answers, causes, failedCritical, ...columns } = evaluation;
  await tables(ctx)
    .insertInto('quality.evaluation')
    .values({
      ...columns,
      answers: JSON.stringify(answers),
      causes: JSON.stringify(causes),
      failedCritical: JSON.stringify(failedCritical),
    })
    .execute();
}

/** What a list of evaluations is narrowed to. */
export interface EvaluationFilter {
  readonly projectId: Id;
  readonly agentId?: Id | undefined;
  readonly contactId?: Id | undefined;
  readonly scorecardVersionId?: Id | undefined;
}

/** Evaluations after a place in the list, newest first. */
export async function readEvaluations(
  ctx: Context,
  { projectId, agentId, contactId, scorecardVersionId }: EvaluationFilter,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Evaluation[]> {
  let query = tables(ctx)
    .selectFrom('quality.evaluation')
    .selectAll()
    .where('projectId', '=', projectId);
  if (agentId) query = query.where('agentId', '=', agentId);
  if (contactId) query = query.where('contactId', '=', contactId);
  if (scorecardVersionId) query = query.where('scorecardVersionId', '=', scorecardVersionId);
  if (after) query = query.where(sql<boolean>`(completed_at, id) < (${after.at}, ${after.id})`);
  return query.orderBy('completedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** One evaluation. */
export async function readEvaluation(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Evaluation | undefined> {
  return tables(ctx)
    .selectFrom('quality.evaluation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The evaluation that ended a task, if one did. */
export async function findEvaluationOf(
  ctx: Context,
  { projectId, taskId }: { projectId: Id; taskId: Id },
): Promise<Evaluation | undefined> {
  return tables(ctx)
    .selectFrom('quality.evaluation')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('taskId', '=', taskId)
    .executeTakeFirst();
}

function parted({ scorecardVersionId, draft, ...task }: Selectable<TaskRow>): {
  task: ListeningTask;
  work: ClaimedWork;
} {
  return { task, work: { scorecardVersionId, draft } };
}
