import type { Answer, Criterion, ScorecardVersion } from './scorecard.ts';

const blank = { en: '', ru: '', zh: '' };

/** A scale whose options are named by their points. */
export function scaleOf(...points: number[]): Criterion['scale'] {
  return points.map((each) => ({ id: String(each), label: blank, points: each }));
}

/** A criterion of five points that is not critical. */
export function criterion(id: string, chosen: Partial<Criterion> = {}): Criterion {
  return {
    id,
    groupId: null,
    title: blank,
    guidance: blank,
    weight: 1,
    scale: scaleOf(1, 2, 3, 4, 5),
    isNotApplicableAllowed: true,
    classes: [],
    evidence: 'optional',
    causes: [{ id: 'irony', title: blank, origin: 'agent' }],
    mirrors: null,
    ...chosen,
  };
}

/** A scorecard that wants half of its weight answered. */
export function version(...criteria: Criterion[]): ScorecardVersion {
  return { title: blank, groups: [], criteria, minimumAnsweredShare: 0.5 };
}

/** An answer without evidence; null: not applicable. */
export function answer(optionId: string | null, chosen: Partial<Answer> = {}): Answer {
  return { optionId, reason: '', evidence: [], causeIds: [], ...chosen };
}
