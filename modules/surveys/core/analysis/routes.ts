import { z } from 'zod';
import type { Permission } from '#kernel/permission.ts';
import { id, route } from '#platform/http/contract.ts';
import { questionKey, questionTexts } from '../question.ts';
import { driverAnalysis } from './analysis.ts';
import { analysisReport } from './report.ts';
import { analysisWanted } from './wanted.ts';

/** What can be analysed in a project. */
const analysisChoices = z.object({
  items: z.array(
    z.object({
      surveyId: id,
      name: questionTexts,
      /** The questions that can be explained, that about the whole first. */
      outcomes: z.array(z.object({ key: questionKey, title: questionTexts })),
      /** How many questions may explain them. */
      attributes: z.number().int(),
    }),
  ),
});
export type AnalysisChoices = z.infer<typeof analysisChoices>;

const tags = ['Surveys'];
const inProject = z.object({ projectId: id });
const ofAnalysis = inProject.extend({ analysisId: id });
const analysisPath = '/projects/{projectId}/survey-analyses';

/** The routes of analyses, for whoever may read what customers answered. */
export function analysisRoutes(mayRead: Permission) {
  return {
    list: route(mayRead)
      .route({
        method: 'GET',
        path: analysisPath,
        summary: 'The last key-driver analyses of a project, newest first',
        tags,
      })
      .input(inProject)
      .output(z.object({ items: z.array(driverAnalysis) })),
    choices: route(mayRead)
      .route({
        method: 'GET',
        path: `${analysisPath}/choices`,
        summary: 'Surveys that can be analysed, and the questions that can be explained',
        tags,
      })
      .input(inProject)
      .output(analysisChoices),
    show: route(mayRead)
      .route({
        method: 'GET',
        path: `${analysisPath}/{analysisId}`,
        summary: 'A key-driver analysis with its report; null until it is done',
        tags,
      })
      .input(ofAnalysis)
      .output(z.object({ analysis: driverAnalysis, report: analysisReport.nullable() })),
    start: route(mayRead)
      .route({
        method: 'POST',
        path: analysisPath,
        summary: 'Find out what drives an outcome; it goes on by itself',
        tags,
      })
      .input(ofAnalysis.extend({ wanted: analysisWanted }))
      .output(driverAnalysis),
    cancel: route(mayRead)
      .route({
        method: 'POST',
        path: `${analysisPath}/{analysisId}/cancellation`,
        summary: 'Stop an analysis that waits or runs',
        tags,
      })
      .input(ofAnalysis)
      .output(driverAnalysis),
  };
}
