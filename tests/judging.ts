import type {
  CriterionAnswer,
  EvaluationDraft,
  ScorecardVersion,
} from '#modules/quality/contract.ts';

/** A draft that is content with everything: the best step of every criterion. */
export function bestDraft({ content }: ScorecardVersion): EvaluationDraft {
  const answers = content.criteria.map(({ id, scale }) => {
    const best = scale.toSorted((one, other) => other.points - one.points)[0];
    const answer: CriterionAnswer = {
      optionId: best?.id ?? null,
      reason: '',
      evidence: [],
      causeIds: [],
    };
    return [id, answer];
  });
  return { answers: Object.fromEntries(answers), causes: [], note: '' };
}

/** The same, with one criterion at its worst. */
export function failing(
  scorecard: ScorecardVersion,
  criterionId: string,
  evidence: CriterionAnswer['evidence'] = [],
): EvaluationDraft {
  const draft = bestDraft(scorecard);
  const criterion = scorecard.content.criteria.find(({ id }) => id === criterionId);
  const worst = criterion?.scale.toSorted((one, other) => one.points - other.points)[0];
  const answer = { optionId: worst?.id ?? null, reason: '', evidence, causeIds: [] };
  return { ...draft, answers: { ...draft.answers, [criterionId]: answer } };
}
