import { z } from 'zod';
import { defineEvent, type HeedEvent, isEvent } from '#kernel/event.ts';
import { id, instant } from '#platform/http/contract.ts';
import { questionTexts } from '../question.ts';
import { analysisWanted } from './wanted.ts';

/** `failed`: with a reason. Whatever else breaks off is taken up again. */
const analysisState = z.enum(['queued', 'running', 'done', 'cancelled', 'failed']);

/** Why there is no report. `too-large`: more answers than can be read; `too-slow`: it took longer
 *  than is allowed; `broke-down`: it was tried several times. */
const failureReasons = ['too-large', 'too-slow', 'broke-down'] as const;

/** An analysis as lists show it. */
export const driverAnalysis = z.object({
  id,
  /** Where it was started; one of those it is about. */
  projectId: id,
  /** Null: all surveys about contacts. */
  surveyName: questionTexts.nullable(),
  outcomeTitle: questionTexts,
  wanted: analysisWanted,
  state: analysisState,
  /** 0..1. */
  progress: z.number(),
  failure: z.enum(failureReasons).nullable(),
  /** Of the finished report: cases, and how much the drivers explain; null: there were too few. */
  n: z.number().int().nullable(),
  r2: z.number().nullable(),
  /** SHA-256 of the data, and the version of the computing: the same of both, and the same seed,
   *  give the same figures. */
  fingerprint: z.string().nullable(),
  version: z.number().int().nullable(),
  createdAt: instant,
  createdBy: id,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type DriverAnalysis = z.infer<typeof driverAnalysis>;

/** It was started, moved on or ended. One of several projects is heard by who started it alone. */
export const analysisChanged = defineEvent(
  'analysis.changed',
  z.object({ analysis: driverAnalysis }),
  ({ data, projectId }) => (projectId === null ? [`person:${data.analysis.createdBy}`] : []),
);

/** Whether it still waits or runs. */
export function isUnderWay({ state }: Pick<DriverAnalysis, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The analyses of a project after an event, newest first. */
export function applyToAnalyses(
  analyses: readonly DriverAnalysis[],
  event: HeedEvent,
  projectId: string,
): readonly DriverAnalysis[] {
  if (!isEvent(event, analysisChanged)) return analyses;
  const { analysis } = event.data;
  if (analysis.projectId !== projectId) return analyses;
  const isKnown = analyses.some((each) => each.id === analysis.id);
  if (!isKnown) return [analysis, ...analyses];
  return analyses.map((each) => (each.id === analysis.id ? analysis : each));
}
