import { z } from 'zod';
import { maximumExact } from '../drivers/table.ts';

/** The shapes of what `core/drivers` finds, as it is stored and shown. What is without end there,
 *  such as the condition number of drivers made of each other, is null here. */
const number = z.number();
const count = z.number().int();
const numbers = z.array(number).readonly();
const orNull = number.nullable();
export const interval = z.object({ low: number, high: number });

const coefficient = z.object({
  ...{ value: number, standardError: orNull, t: orNull, p: orNull, degrees: orNull },
});

const priority = z.object({
  performance: number,
  quadrant: z.enum(['concentrate-here', 'keep-up', 'low-priority', 'possible-overkill']),
  index: number,
  interval: interval.nullable(),
  best: z
    .object({ segment: z.string(), performance: number, n: count })
    .extend({ gain: number, gainInterval: interval })
    .nullable(),
});

const drawn = z.object({
  ...{ interval, shareInterval: interval, rankInterval: interval, lead: interval },
  rankProbability: numbers,
  isProven: z.boolean(),
});

const driverResult = z.object({
  ...{ name: z.string(), weight: number, share: number, lmg: orNull, johnson: number },
  rank: count,
  coefficients: z.array(coefficient.nullable()).readonly(),
  standardised: z.array(orNull).readonly(),
  ...{ correlation: orNull, alone: number, last: number, inflation: orNull },
  conditionalDominance: numbers.nullable(),
  drawn: drawn.nullable(),
  priority: priority.nullable(),
});
export type DriverFound = z.infer<typeof driverResult>;

const driver = z.string();
const ofCases = { cases: count };
const ofN = { n: count, needed: count };
export const warning = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['too-few', 'first-signs', 'no-ranking']), ...ofN }),
  z.object({ code: z.literal('little-explained'), r2: number }),
  z.object({
    ...{ code: z.literal('sign'), driver, coefficient: number, p: orNull },
    isExpected: z.boolean(),
  }),
  z.object({ code: z.literal('made-of-others'), driver }),
  z.object({ code: z.literal('alike'), driver, inflation: number }),
  z.object({ code: z.literal('hard-to-tell-apart'), conditionNumber: number }),
  z.object({ code: z.literal('no-proven-influence'), drivers: z.array(driver).readonly() }),
  z.object({ code: z.literal('johnson-only'), drivers: count, maximum: count }),
  z.object({ code: z.literal('straight-liners'), ...ofCases, areApart: z.boolean() }),
  z.object({ code: z.enum(['left-out-incomplete', 'imputed']), ...ofCases, n: count }),
  z.object({ code: z.literal('left-out-without-outcome'), ...ofCases }),
  z.object({ code: z.literal('left-out-not-applicable'), ...ofCases, driver }),
  z.object({ code: z.literal('few-customers'), customers: count }),
  z.object({
    code: z.literal('ordinal-differs'),
    linear: z.array(driver).readonly(),
    ordinal: z.array(driver).readonly(),
  }),
  z.object({ code: z.literal('ordinal-sample'), n: count, ...ofCases }),
  z.object({ code: z.literal('ordinal-unsure') }),
  z.object({ code: z.literal('ordinal-not-shared'), drivers: count }),
]);
export type WarningFound = z.infer<typeof warning>;

export const analysisFound = z.object({
  ...{ version: count, fingerprint: z.string(), seed: count, resamples: count },
  method: z.enum(['lmg', 'johnson']),
  ...{ n: count, clusters: count },
  counts: z.object({
    ...{ rows: count, withoutOutcome: count, notApplicable: count, straightLiners: count },
    ...{ complete: count, incomplete: count },
  }),
  missing: z.enum(['none', 'listwise', 'imputed']),
  size: z.object({
    code: z.enum(['too-few', 'first-signs', 'standard', 'segments']),
    mayRank: z.boolean(),
    needed: z.object({ firstSigns: count, ranking: count, standard: count, segments: count }),
  }),
  ...{ r2: number, adjustedR2: orNull, sigma: orNull, f: orNull, p: orNull },
  intercept: coefficient,
  ...{ conditionNumber: orNull, alpha: orNull },
  drivers: z.array(driverResult).readonly(),
  completeDominance: z
    .array(z.array(z.union([z.literal(0), z.literal(0.5), z.literal(1)])).readonly())
    .max(maximumExact)
    .readonly()
    .nullable(),
  contrasts: z
    .array(
      z.object({
        ...{ driver, penalty: number, reward: number },
        ...{ penaltyError: number, rewardError: number },
        kind: z.enum(['basic', 'delighter', 'even', 'none']),
        ...{ lowest: count, highest: count },
      }),
    )
    .readonly(),
  ordinal: z
    .object({
      why: z.enum(['few-levels', 'top-heavy']),
      ...{ levels: numbers, n: count, cases: count, thresholds: numbers },
      coefficients: z.array(orNull).readonly(),
      standardErrors: z.array(orNull).readonly(),
      ...{ deviance: number, nullDeviance: number, r2: number },
      dominance: numbers.nullable(),
      linear: numbers.nullable(),
      isConverged: z.boolean(),
    })
    .nullable(),
  warnings: z.array(warning).readonly(),
});
export type AnalysisFound = z.infer<typeof analysisFound>;

export const analysisRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no-drivers') }),
  z.object({ code: z.literal('too-many-drivers'), columns: count, maximum: count }),
  z.object({ code: z.literal('too-few'), ...ofN }),
  z.object({ code: z.literal('constant-outcome') }),
  z.object({ code: z.literal('constant-driver'), driver }),
]);
