import { z } from 'zod';
import { id, instant, language } from '#platform/http/contract.ts';
import { questionKey } from '../question.ts';
import { surveyChannel } from '../survey.ts';

/** What may stand beside the answers as a driver. `wait`: for the first answer. `gap`: the longest
 *  time that the customer waited for one. `repeats`: earlier contacts for the same reason. */
export const measure = z.enum(['wait', 'gap', 'transfers', 'agent-changes', 'repeats', 'reason']);
export type Measure = z.infer<typeof measure>;

const maximumProjects = 50;
export const maximumResamples = 5_000;
export const usualResamples = 2_000;
export const usualSeed = 20_261_121;

/** What is analysed, and how. */
export const analysisWanted = z.object({
  projectIds: z.array(id).min(1).max(maximumProjects).readonly(),
  /** Null: all surveys about contacts. Of several projects no other is possible. */
  surveyId: id.nullable(),
  /** Contacts that ended from the first moment on, up to the second. */
  from: instant,
  until: instant,
  channel: surveyChannel.nullable(),
  language: language.nullable(),
  /** With all reasons below it. */
  reasonId: id.nullable(),
  /** The question that is to be explained. */
  outcome: questionKey,
  measures: z.array(measure).max(measure.options.length).readonly(),
  /** Within so many days the same reason makes a contact a repeat. */
  repeatDays: z.number().int().min(1).max(90),
  /** Whether those with the same answer everywhere are analysed. */
  straightLiners: z.enum(['keep', 'apart']),
  /** 0..100. */
  targetPerformance: z.number().min(0).max(100),
  resamples: z.number().int().min(0).max(maximumResamples),
  seed: z.number().int().min(0).max(0xffff_ffff),
});
export type AnalysisWanted = z.infer<typeof analysisWanted>;
