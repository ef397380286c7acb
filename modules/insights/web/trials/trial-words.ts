import type { TrialMeasure } from '#modules/routing/core/trial.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import { type Compared, measureKinds, type TrialReport } from '../../core/trial.ts';

type Words = Pick<Vocabulary, 't' | 'format'>;

/** Writes a value of a measure: a share in percent, a time as a span. */
export function valueWords(measure: TrialMeasure, value: number, { format }: Words): string {
  return isShare(measure) ? format.percent(value) : format.duration(value);
}

/** Writes how large a difference is: of shares in percentage points. */
export function sizeWords(measure: TrialMeasure, size: number, { t, format }: Words): string {
  return isShare(measure)
    ? t('trials.points', { points: pointsOf(size, format) })
    : format.duration(size);
}

/** A difference with its interval. */
export function differenceWords(
  { measure, difference }: Pick<Compared, 'measure' | 'difference'>,
  words: Words,
): string | null {
  if (!difference) return null;
  const { value, low, high } = difference;
  const write = (gap: number) =>
    signed(
      gap,
      isShare(measure) ? pointsOf(gap, words.format) : words.format.duration(Math.abs(gap)),
    );
  return words.t('trials.difference', {
    value: signed(value, sizeWords(measure, Math.abs(value), words)),
    ...{ low: write(low), high: write(high) },
  });
}

/** What is known of a trial now, in one sentence. */
export function verdictWords({ trial, known, verdict }: TrialReport, words: Words): string {
  const { t, format } = words;
  const { measure, contacts } = trial.plan;
  const about = { measure: t(`trials.measure.${measure}`), count: format.number(contacts) };
  if (verdict) {
    const difference = differenceWords(verdict.compared, words) ?? '';
    return t(`trials.verdict.${verdict.says}`, { ...about, difference });
  }
  if (trial.endedAt !== null) {
    return t('trials.verdict.unfinished', { ...about, known: format.number(known) });
  }
  return t('trials.verdict.not-yet', { ...about, known: format.number(known) });
}

/** Whether a measure is a share, and not a time. */
export function isShare(measure: TrialMeasure): boolean {
  return measureKinds[measure].kind === 'share';
}

function pointsOf(gap: number, format: Words['format']): string {
  return format.number(Math.abs(gap) * 100, { maximumFractionDigits: 1 });
}

function signed(gap: number, size: string): string {
  return `${gap < 0 ? '−' : '+'}${size}`;
}
