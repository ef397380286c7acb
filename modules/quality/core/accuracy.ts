import { type Answers, type CriticalClass, type ScorecardVersion, score } from './scorecard.ts';

export interface Review {
  readonly version: ScorecardVersion;
  readonly answers: Answers;
}

export interface Accuracy {
  /** Reviews in which at least one criterion of the class applied. */
  readonly monitored: number;
  /** Reviews with at least one error of the class. */
  readonly defective: number;
  readonly opportunities: number;
  readonly defects: number;
  /** Reviews without an error / monitored, 0..1: the figure to report. */
  readonly defectiveAccuracyRatio: number | null;
  /** 1 - errors / opportunities, 0..1: only for finding the criterion to work on. */
  readonly defectAccuracyRatio: number | null;
  readonly defectsPerMillion: number | null;
}

/** Error accuracy of each critical class over the given reviews; nulls where nothing applied.
 *  Source: the two ways of counting in the COPC glossary, defective and defect accuracy. */
export function accuracy(reviews: readonly Review[]): Readonly<Record<CriticalClass, Accuracy>> {
  const outcomes = reviews.map(criticalOutcomes);
  return {
    'customer-critical': accuracyOf(outcomes, 'customer-critical'),
    'business-critical': accuracyOf(outcomes, 'business-critical'),
    'compliance-critical': accuracyOf(outcomes, 'compliance-critical'),
  };
}

interface CriticalOutcome {
  readonly classes: readonly CriticalClass[];
  readonly isFailed: boolean;
}

/** The critical criteria of one review that applied, and whether each failed. */
function criticalOutcomes({ version, answers }: Review): readonly CriticalOutcome[] {
  const { criterionScores, failedCritical } = score(version, answers);
  return version.criteria
    .filter(({ id, classes }) => classes.length > 0 && criterionScores[id] !== null)
    .map(({ id, classes }) => ({ classes, isFailed: failedCritical.includes(id) }));
}

function accuracyOf(
  reviews: readonly (readonly CriticalOutcome[])[],
  criticalClass: CriticalClass,
): Accuracy {
  let monitored = 0;
  let defective = 0;
  let opportunities = 0;
  let defects = 0;
  for (const outcomes of reviews) {
    const ofClass = outcomes.filter(({ classes }) => classes.includes(criticalClass));
    const failed = ofClass.filter(({ isFailed }) => isFailed).length;
    monitored += Number(ofClass.length > 0);
    defective += Number(failed > 0);
    opportunities += ofClass.length;
    defects += failed;
  }
  const isKnown = opportunities > 0;
  return {
    monitored,
    defective,
    opportunities,
    defects,
    defectiveAccuracyRatio: isKnown ? 1 - defective / monitored : null,
    defectAccuracyRatio: isKnown ? 1 - defects / opportunities : null,
    defectsPerMillion: isKnown ? (defects / opportunities) * 1_000_000 : null,
  };
}
