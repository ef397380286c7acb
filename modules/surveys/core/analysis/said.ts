import type { Translated } from '#kernel/language.ts';
import { quantilesOfNormal } from '#kernel/proportion.ts';
import { quantile } from '#kernel/quantile.ts';
import { type ScaleQuestion, scales, valuesOf } from '../question.ts';
import { type Answered, type Measured, readMeasure } from './answered.ts';
import type { Measure } from './wanted.ts';

/** What customers answered to a question. */
export interface QuestionSaid {
  readonly name: string;
  readonly title: Translated;
  readonly from: number;
  readonly to: number;
  /** Answers with a value. */
  readonly n: number;
  readonly notApplicable: number;
  /** Asked, but left out. */
  readonly blank: number;
  readonly notAsked: number;
  /** Each value of the scale, worst first. */
  readonly distribution: readonly { readonly value: number; readonly answers: number }[];
  /** Null with fewer than two answers. low, high: 95 %. */
  readonly mean: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** What was measured of the contacts. In milliseconds where it is a time, else a number. */
export interface MeasureSaid {
  readonly name: Exclude<Measure, 'reason'>;
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** Contacts with more than none, 0..n. */
  readonly above: number;
}

/** Counts the answers to a question. */
export function saidOf(question: ScaleQuestion, answered: readonly Answered[]): QuestionSaid {
  const { key, title } = question;
  const asked = answered.filter((each) => each.asked.includes(key));
  const given = asked.flatMap(({ answers }) => answers[key] ?? []);
  const notApplicable = asked.filter(({ answers }) => answers[key] === null).length;
  return {
    ...{ name: key, title, n: given.length, notApplicable, ...scales[question.kind] },
    blank: asked.length - given.length - notApplicable,
    notAsked: answered.length - asked.length,
    distribution: valuesOf(question).map((value) => ({
      value,
      answers: given.filter((each) => each === value).length,
    })),
    mean: meanOf(given),
  };
}

/** Sums up what was measured of contacts. */
export function measuredOf(name: MeasureSaid['name'], measured: readonly Measured[]): MeasureSaid {
  const values = measured.flatMap((each) => readMeasure[name](each) ?? []);
  return {
    ...{ name, n: values.length },
    median: values.length > 0 ? quantile(values, 0.5) : null,
    p90: values.length > 0 ? quantile(values, 0.9) : null,
    above: values.filter((value) => value > 0).length,
  };
}

function meanOf(values: readonly number[]): QuestionSaid['mean'] {
  const n = values.length;
  if (n < 2) return null;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const half = quantilesOfNormal[0.95] * Math.sqrt(squares / (n - 1) / n);
  return { value, low: value - half, high: value + half };
}
