import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { type AnalysisChoices, may, refusals } from '../../contract.ts';
import { analysisChanged, type DriverAnalysis, isUnderWay } from '../../core/analysis/analysis.ts';
import { attributesOf, outcomesOf } from '../../core/analysis/answered.ts';
import type { AnalysisReport } from '../../core/analysis/report.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import type { InProject } from '../store.ts';
import { analysisJob } from './analysis-job-name.ts';
import {
  insertAnalysis,
  lockAnalysis,
  readAnalyses,
  readAnalysis,
  updateAnalysis,
} from './analysis-store.ts';
import { readAskedSurveys } from './answered-store.ts';

const maximumListed = 100;
/** More that wait or run in a project would only wait for each other. */
const maximumUnderWay = 5;

/** Begins to find out what drives an outcome. It goes on by itself; its data are read then. Refuses
 *  projects and surveys that are not there, and questions that they do not ask. */
export async function startAnalysis(
  ctx: Context,
  { wanted, ...which }: InProject & { wanted: AnalysisWanted },
): Promise<DriverAnalysis> {
  authorise(ctx, may.read);
  const { projectId, id } = which;
  const { projectIds, surveyId, outcome } = wanted;
  if (!projectIds.includes(projectId) || (projectIds.length > 1 && surveyId !== null))
    refuse(refusals.notFound);
  for (const each of projectIds) await getProject(ctx, each);
  const surveys = (
    await Promise.all(
      projectIds.map((each) =>
        readAskedSurveys(ctx, { projectId: each, surveyId: surveyId ?? 'contacts' }),
      ),
    )
  ).flat();
  if (surveys.length === 0) refuse(refusals.notFound);
  const asked = outcomesOf(surveys).find(({ key }) => key === outcome);
  if (!asked) refuse(refusals.unknownQuestion, { field: 'outcome' });
  const known = await readAnalyses(ctx, projectId, maximumListed);
  if (known.filter(isUnderWay).length >= maximumUnderWay) refuse(refusals.tooManyAnalyses);
  const analysis: DriverAnalysis = {
    ...{ projectId, id, wanted, state: 'queued', progress: 0, failure: null },
    surveyName: surveyId === null ? null : (surveys[0]?.name ?? null),
    outcomeTitle: asked.title,
    ...{ n: null, r2: null, fingerprint: null, version: null },
    ...{ createdAt: ctx.now, createdBy: ctx.actor.id, startedAt: null, finishedAt: null },
  };
  await insertAnalysis(ctx, analysis);
  await orderJob(ctx, analysisJob, { projectId, id });
  await ctx.audit('surveys.analysis-started', id, { projectId });
  return tell(ctx, analysis);
}

/** Stops an analysis; it keeps nothing. Refuses one that is over. */
export async function cancelAnalysis(ctx: Context, which: InProject): Promise<DriverAnalysis> {
  authorise(ctx, may.read);
  const found = (await lockAnalysis(ctx, which)) ?? refuse(refusals.notFound);
  if (!isUnderWay(found)) refuse(refusals.analysisOver);
  const changes = { state: 'cancelled' as const, finishedAt: ctx.now };
  await updateAnalysis(ctx, which, changes);
  await ctx.audit('surveys.analysis-cancelled', which.id, { projectId: which.projectId });
  return tell(ctx, { ...found, ...changes });
}

/** The last analyses of a project, newest first. */
export async function listAnalyses(ctx: Context, projectId: Id): Promise<DriverAnalysis[]> {
  authorise(ctx, may.read);
  return readAnalyses(ctx, projectId, maximumListed);
}

/** One analysis; its report is null until it is done. */
export async function showAnalysis(
  ctx: Context,
  which: InProject,
): Promise<{ analysis: DriverAnalysis; report: AnalysisReport | null }> {
  authorise(ctx, may.read);
  return (await readAnalysis(ctx, which)) ?? refuse(refusals.notFound);
}

/** What can be analysed in a project: its surveys of customers, and the questions that can be
 *  explained. */
export async function listAnalysisChoices(ctx: Context, projectId: Id): Promise<AnalysisChoices> {
  authorise(ctx, may.read);
  const surveys = await readAskedSurveys(ctx, { projectId, surveyId: null });
  const choices = surveys.map((survey) => ({
    ...{ surveyId: survey.surveyId, name: survey.name },
    outcomes: outcomesOf([survey]).map(({ key, title }) => ({ key, title })),
    attributes: attributesOf([survey]).length,
  }));
  return { items: choices };
}

/** Tells how an analysis stands. */
export function tell(ctx: Context, analysis: DriverAnalysis): DriverAnalysis {
  const isOfOne = analysis.wanted.projectIds.length === 1;
  ctx.emit(analysisChanged, {
    projectId: isOfOne ? analysis.projectId : null,
    subjectId: analysis.id,
    data: { analysis },
  });
  return analysis;
}
