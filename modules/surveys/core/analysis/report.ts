import { z } from 'zod';
import { questionTexts } from '../question.ts';
import { analysisFound, analysisRefusal, interval } from './shapes.ts';
import { measure } from './wanted.ts';

const count = z.number().int();
const name = z.string();

/** What customers answered to a question: see QuestionSaid. */
const questionSaid = z.object({
  name,
  title: questionTexts,
  ...{ from: count, to: count, n: count, notApplicable: count, blank: count, notAsked: count },
  distribution: z.array(z.object({ value: count, answers: count })).readonly(),
  mean: interval.extend({ value: z.number() }).nullable(),
});

/** How many were asked and answered, of all contacts that ended within the choice. */
export const reportCounts = z.object({
  /** With or without a survey. Both are null when only contacts of a reason are looked at: others
   *  have none yet. */
  ended: count.nullable(),
  asked: count.nullable(),
  answered: count,
  /** Answered, but asked for the rating alone. */
  ratingAlone: count,
  /** Answers of machines and the like: counted here, left out everywhere else. */
  flagged: count,
});
export type ReportCounts = z.infer<typeof reportCounts>;

const segmentFound = z.object({
  name,
  n: count,
  r2: z.number(),
  drivers: z
    .array(
      z.object({
        ...{ name, share: z.number(), rank: count },
        shareInterval: interval.nullable(),
        performance: z.number().nullable(),
      }),
    )
    .readonly(),
});

/** Segments side by side; found: null where one of them has too few cases. */
export const comparison = z.object({
  by: z.enum(['channel', 'language']),
  groups: z.array(z.object({ name, n: count })).readonly(),
  needed: z.object({ each: count, all: count }),
  found: z.array(segmentFound).readonly().nullable(),
});
export type Comparison = z.infer<typeof comparison>;

/** All that an analysis tells. */
export const analysisReport = z.object({
  counts: reportCounts,
  outcome: questionSaid,
  attributes: z.array(questionSaid).readonly(),
  measures: z
    .array(
      z.object({
        name: measure.exclude(['reason']),
        n: count,
        median: z.number().nullable(),
        p90: z.number().nullable(),
        above: count,
      }),
    )
    .readonly(),
  /** Contacts by reason, the most frequent first; null: without one. */
  reasons: z.array(z.object({ reasonId: z.string().nullable(), n: count })).readonly(),
  left: z
    .array(z.object({ name, why: z.enum(['seldom-asked', 'always-same', 'too-rare']) }))
    .readonly(),
  found: analysisFound.nullable(),
  /** Why nothing was found. */
  refusal: analysisRefusal.nullable(),
  comparisons: z.array(comparison).readonly(),
});
export type AnalysisReport = z.infer<typeof analysisReport>;
