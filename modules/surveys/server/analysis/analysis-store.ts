import type { JSONColumnType, Selectable } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { DriverAnalysis } from '../../core/analysis/analysis.ts';
import type { AnalysisReport } from '../../core/analysis/report.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import type { InProject } from '../store.ts';

type Texts = DriverAnalysis['outcomeTitle'];

interface AnalysisRow extends Omit<DriverAnalysis, 'surveyName' | 'outcomeTitle' | 'wanted'> {
  projectIds: Id[];
  surveyName: JSONColumnType<Texts> | null;
  outcomeTitle: JSONColumnType<Texts>;
  wanted: JSONColumnType<AnalysisWanted>;
  report: JSONColumnType<AnalysisReport> | null;
}

const tables = (ctx: Context) => ctx.tx.$extendTables<{ 'surveys.analysis': AnalysisRow }>();

const columns = [
  ...(['projectId', 'id', 'surveyName', 'outcomeTitle', 'wanted', 'state', 'progress'] as const),
  ...(['failure', 'n', 'r2', 'fingerprint', 'version'] as const),
  ...(['createdAt', 'createdBy', 'startedAt', 'finishedAt'] as const),
] as const;

/** Keeps a new analysis. */
export async function insertAnalysis(ctx: Context, analysis: DriverAnalysis): Promise<void> {
  const { surveyName, outcomeTitle, wanted } = analysis;
  await tables(ctx)
    .insertInto('surveys.analysis')
    .values({
      ...analysis,
      projectIds: [...wanted.projectIds],
      surveyName: surveyName && JSON.stringify(surveyName),
      outcomeTitle: JSON.stringify(outcomeTitle),
      wanted: JSON.stringify(wanted),
      report: null,
    })
    .execute();
}

/** The analyses of a project, newest first. */
export async function readAnalyses(
  ctx: Context,
  projectId: Id,
  limit: number,
): Promise<DriverAnalysis[]> {
  return tables(ctx)
    .selectFrom('surveys.analysis')
    .select(columns)
    .where('projectId', '=', projectId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** One analysis with what came of it. */
export async function readAnalysis(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<{ analysis: DriverAnalysis; report: AnalysisReport | null } | undefined> {
  const row = await tables(ctx)
    .selectFrom('surveys.analysis')
    .select([...columns, 'report'])
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { report, ...analysis } = row;
  return { analysis, report };
}

/** One analysis, held against other writers until the transaction ends. */
export async function lockAnalysis(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<DriverAnalysis | undefined> {
  return tables(ctx)
    .selectFrom('surveys.analysis')
    .select(columns)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes down how far an analysis is, and its report when it is done. */
export async function updateAnalysis(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<
    Pick<
      Selectable<AnalysisRow>,
      | ('state' | 'progress' | 'failure' | 'n' | 'r2' | 'fingerprint')
      | ('version' | 'startedAt' | 'finishedAt')
    >
  >,
  report?: AnalysisReport,
): Promise<void> {
  await tables(ctx)
    .updateTable('surveys.analysis')
    .set({ ...changes, ...(report && { report: JSON.stringify(report) }) })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}
