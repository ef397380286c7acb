import type { CriterionAnswer, EvaluationDraft, EvidenceMark } from '../contract.ts';

export const emptyDraft: EvaluationDraft = { answers: {}, causes: [], note: '' };

const blank: CriterionAnswer = { optionId: null, reason: '', evidence: [], causeIds: [] };

/** A draft in which a criterion has a step of its scale, or null: does not apply. The same once
 *  more takes the answer away, unless marks rest on it. */
export function answered(
  draft: EvaluationDraft,
  criterionId: string,
  optionId: string | null,
): EvaluationDraft {
  const before = draft.answers[criterionId];
  if (before?.optionId === optionId && before.evidence.length === 0) {
    const { [criterionId]: _, ...others } = draft.answers;
    return { ...draft, answers: others };
  }
  return changed(draft, criterionId, { optionId });
}

/** A draft in which something else is said of a criterion that has an answer. */
export function changed(
  draft: EvaluationDraft,
  criterionId: string,
  change: Partial<CriterionAnswer>,
): EvaluationDraft {
  const answer = { ...(draft.answers[criterionId] ?? blank), ...change };
  return { ...draft, answers: { ...draft.answers, [criterionId]: answer } };
}

/** A draft with one more mark. fallbackId: the step that a criterion gets which has none. */
export function marked(
  draft: EvaluationDraft,
  { criterionId, fallbackId }: { criterionId: string; fallbackId: string | null },
  mark: EvidenceMark,
): EvaluationDraft {
  const before = draft.answers[criterionId];
  const others = (before?.evidence ?? []).filter((each) => !isSame(each, mark));
  const optionId = before ? before.optionId : fallbackId;
  return changed(draft, criterionId, { optionId, evidence: [...others, mark] });
}

/** A draft without a mark. */
export function unmarked(
  draft: EvaluationDraft,
  criterionId: string,
  mark: EvidenceMark,
): EvaluationDraft {
  const evidence = (draft.answers[criterionId]?.evidence ?? []).filter(
    (each) => !isSame(each, mark),
  );
  return changed(draft, criterionId, { evidence });
}

/** A list with a member added, or taken out when it was there. */
export function toggled<Member>(members: readonly Member[], member: Member): Member[] {
  const others = members.filter((each) => each !== member);
  return others.length < members.length ? others : [...members, member];
}

function isSame(one: EvidenceMark, other: EvidenceMark): boolean {
  return one.messageId === other.messageId && one.from === other.from && one.to === other.to;
}
