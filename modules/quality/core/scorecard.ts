import { assert } from '#kernel/assert.ts';
import type { Translated } from '#kernel/language.ts';

export const criticalClasses = [
  'customer-critical',
  'business-critical',
  'compliance-critical',
] as const;
export type CriticalClass = (typeof criticalClasses)[number];

/** One labelled step of a scale. Only the distances between the points of a scale matter. */
export interface ScaleOption {
  readonly id: string;
  readonly label: Translated;
  readonly points: number;
}

/** Why a criterion was missed, and where the cure lies: not every error is the agent's. */
export interface Cause {
  readonly id: string;
  readonly title: Translated;
  readonly origin: 'agent' | 'knowledge' | 'process' | 'system' | 'product' | 'customer';
}

/** Criteria that belong together, under one heading. */
export interface CriterionGroup {
  readonly id: string;
  readonly title: Translated;
}

export interface Criterion {
  readonly id: string;
  /** Null: it stands before all groups. */
  readonly groupId: string | null;
  readonly title: Translated;
  readonly guidance: Translated;
  /** Relative to the other criteria; 0 asks the question but keeps it outside the score. */
  readonly weight: number;
  /** Worst first. Five points, yes and no, or any other list: what counts is the points. */
  readonly scale: readonly ScaleOption[];
  readonly isNotApplicableAllowed: boolean;
  /** Empty: not critical. One error may harm the customer and the business alike. */
  readonly classes: readonly CriticalClass[];
  /** When an answer needs a mark in the dialogue. A failed critical criterion always does. */
  readonly evidence: 'optional' | 'when-failed' | 'always';
  readonly causes: readonly Cause[];
  /** Key of the survey question in which the customer judges the same thing. */
  readonly mirrors: string | null;
}

/** What evaluators fill in. Once a review uses a version, the version never changes. */
export interface ScorecardVersion {
  readonly title: Translated;
  readonly groups: readonly CriterionGroup[];
  /** In the order in which they are asked, which is that of their groups. */
  readonly criteria: readonly Criterion[];
  /** Share of the weight that must be answered for the review to count, 0..1. */
  readonly minimumAnsweredShare: number;
}

/** The place in the dialogue on which an answer rests. */
export interface EvidenceMark {
  readonly messageId: string;
  /** Characters from..to of the message. */
  readonly from: number;
  readonly to: number;
}

export interface Answer {
  /** The chosen step of the scale; null: the criterion does not apply to this dialogue. */
  readonly optionId: string | null;
  /** Why a critical criterion does not apply. */
  readonly reason: string;
  readonly evidence: readonly EvidenceMark[];
  readonly causeIds: readonly string[];
}

/** Answers by criterion. A criterion without an answer is blank, which is not "not applicable". */
export type Answers = Readonly<Record<string, Answer>>;

export interface Score {
  /** 0..100 by criterion; null where it does not apply or is blank. */
  readonly criterionScores: Readonly<Record<string, number | null>>;
  /** Weighted mean, 0..100, before critical errors count; null when nothing that weighs applies. */
  readonly scoreBeforeAutoFail: number | null;
  /** The same, or 0 when a critical criterion failed. */
  readonly finalScore: number | null;
  readonly failedCritical: readonly string[];
  /** Whether enough of the weight was answered for the review to enter any average. */
  readonly isComplete: boolean;
  /** Criteria marked as not applicable among all criteria, 0..1. */
  readonly notApplicableShare: number;
}

/** An answer below this score is a miss, and fails a critical criterion. */
export const failingBelow = 50;
export const defaultMinimumAnsweredShare = 0.5;

/** Scores one review.
 *  A criterion gives (chosen - lowest) / (highest - lowest) x 100; the review is the mean by weight
 *  of the criteria that were answered, so "not applicable" leaves both sums. */
export function score(version: Omit<ScorecardVersion, 'groups'>, answers: Answers): Score {
  const criterionScores: Record<string, number | null> = {};
  const failedCritical: string[] = [];
  let totalWeight = 0;
  let answeredWeight = 0;
  let earned = 0;
  let notApplicable = 0;
  for (const criterion of version.criteria) {
    const answer = answers[criterion.id];
    const points = criterionScore(criterion, answer);
    criterionScores[criterion.id] = points;
    totalWeight += criterion.weight;
    if (answer?.optionId === null) notApplicable += 1;
    if (points === null) continue;
    answeredWeight += criterion.weight;
    earned += points * criterion.weight;
    if (hasFailedCritically(criterion, points)) failedCritical.push(criterion.id);
  }
  const scoreBeforeAutoFail = answeredWeight > 0 ? earned / answeredWeight : null;
  return {
    criterionScores,
    scoreBeforeAutoFail,
    finalScore: failedCritical.length > 0 ? 0 : scoreBeforeAutoFail,
    failedCritical,
    isComplete: answeredWeight > 0 && answeredWeight / totalWeight >= version.minimumAnsweredShare,
    notApplicableShare: version.criteria.length > 0 ? notApplicable / version.criteria.length : 0,
  };
}

/** Key of the criterion for the evaluator's whole impression, 0..10, outside the score. */
export const impressionKey = 'impression';

/** The evaluator's whole impression; null when the scorecard does not ask or nothing was said. */
export function impressionOf({ criteria }: ScorecardVersion, answers: Answers): number | null {
  const asked = criteria.find(({ id }) => id === impressionKey);
  const chosen = asked?.scale.find(({ id }) => id === answers[impressionKey]?.optionId);
  return chosen?.points ?? null;
}

/** The score of a period: the plain mean of its reviews; null when no review has a score. */
export function periodScore(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length > 0 ? known.reduce((sum, score) => sum + score, 0) / known.length : null;
}

export interface Problem {
  readonly criterionId: string;
  readonly kind:
    | 'answer-missing'
    | 'unknown-criterion'
    | 'unknown-option'
    | 'unknown-cause'
    | 'not-applicable-not-allowed'
    | 'reason-missing'
    | 'evidence-missing';
}

/** What stops a review from being saved, in the order of the scorecard; empty when nothing does. */
export function problemsOf(version: ScorecardVersion, answers: Answers): readonly Problem[] {
  const known = new Set(version.criteria.map(({ id }) => id));
  const strangers = Object.keys(answers).filter((id) => !known.has(id));
  return [
    ...version.criteria.flatMap((criterion) =>
      problemKinds(criterion, answers[criterion.id]).map((kind) => ({
        criterionId: criterion.id,
        kind,
      })),
    ),
    ...strangers.map((criterionId) => ({ criterionId, kind: 'unknown-criterion' as const })),
  ];
}

export type Flaw =
  | 'nothing-weighs'
  | 'minimum-share-out-of-range'
  | 'criterion-twice'
  | 'group-twice'
  | 'criterion-outside-its-group'
  | 'option-twice'
  | 'weight-out-of-range'
  | 'scale-without-range';

/** What stops a scorecard version from being used; empty when nothing does. */
export function flawsOf(version: ScorecardVersion): readonly Flaw[] {
  const { criteria, groups, minimumAnsweredShare } = version;
  const checks: readonly (readonly [Flaw, boolean])[] = [
    ['nothing-weighs', !criteria.some(({ weight }) => weight > 0)],
    ['minimum-share-out-of-range', !(minimumAnsweredShare >= 0 && minimumAnsweredShare <= 1)],
    ['criterion-twice', hasRepeats(criteria)],
    ['group-twice', hasRepeats(groups)],
    ['criterion-outside-its-group', !isInGroupOrder(version)],
    ['option-twice', criteria.some(({ scale }) => hasRepeats(scale))],
    ['weight-out-of-range', !criteria.every(({ weight }) => weight >= 0 && weight < Infinity)],
    ['scale-without-range', !criteria.every(({ scale }) => new Set(scale.map(pointsOf)).size > 1)],
  ];
  return checks.flatMap(([flaw, isPresent]) => (isPresent ? [flaw] : []));
}

/** Whether each criterion stands with its group, the groups in their order. */
function isInGroupOrder({ groups, criteria }: ScorecardVersion): boolean {
  const places = criteria.map(({ groupId }) =>
    groupId === null ? -1 : groups.findIndex(({ id }) => id === groupId),
  );
  const isKnown = criteria.every(({ groupId }, at) => groupId === null || places[at] !== -1);
  return isKnown && places.every((place, at) => place >= (places[at - 1] ?? -1));
}

function criterionScore(criterion: Criterion, answer: Answer | undefined): number | null {
  const chosen = criterion.scale.find(({ id }) => id === answer?.optionId);
  if (chosen === undefined) return null;
  const points = criterion.scale.map(pointsOf);
  const lowest = Math.min(...points);
  const highest = Math.max(...points);
  assert(highest > lowest, `the scale of ${criterion.id} has a range`);
  return ((chosen.points - lowest) / (highest - lowest)) * 100;
}

function hasFailedCritically(criterion: Criterion, points: number): boolean {
  return criterion.classes.length > 0 && points < failingBelow;
}

function problemKinds(criterion: Criterion, answer: Answer | undefined): Problem['kind'][] {
  if (answer === undefined) return ['answer-missing'];
  if (answer.optionId === null) {
    if (!criterion.isNotApplicableAllowed) return ['not-applicable-not-allowed'];
    const needsReason = criterion.classes.length > 0 && answer.reason.trim() === '';
    return needsReason ? ['reason-missing'] : [];
  }
  const points = criterionScore(criterion, answer);
  if (points === null) return ['unknown-option'];
  const kinds: Problem['kind'][] = [];
  if (answer.evidence.length === 0 && needsEvidence(criterion, points)) {
    kinds.push('evidence-missing');
  }
  if (!answer.causeIds.every((id) => criterion.causes.some((cause) => cause.id === id))) {
    kinds.push('unknown-cause');
  }
  return kinds;
}

function needsEvidence(criterion: Criterion, points: number): boolean {
  if (criterion.evidence === 'always' || hasFailedCritically(criterion, points)) return true;
  return criterion.evidence === 'when-failed' && points < failingBelow;
}

function hasRepeats(things: readonly { readonly id: string }[]): boolean {
  return new Set(things.map(({ id }) => id)).size < things.length;
}

function pointsOf(option: ScaleOption): number {
  return option.points;
}
