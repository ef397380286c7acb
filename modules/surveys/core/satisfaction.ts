/** The scales of answers, worst first. `five`: 1..5. `ten`: 0..10. `seven`: 1..7. */
export const answerScales = ['five', 'ten', 'seven'] as const;
export type AnswerScale = (typeof answerScales)[number];

export const satisfactionGroups = ['satisfied', 'neutral', 'dissatisfied'] as const;
export type SatisfactionGroup = (typeof satisfactionGroups)[number];

/** By scale: the top box, and the lowest answers of who is satisfied and of who is neutral.
 *  Sources: CC-CMM (3 of 5 is neutral); for 0..10 the groups of the European satisfaction index
 *  (8 and more, 6 and 7); for 1..7 the effort score 2.0 (5 and more). */
const limits: Readonly<Record<AnswerScale, { top: number; satisfied: number; neutral: number }>> = {
  five: { top: 5, satisfied: 4, neutral: 3 },
  ten: { top: 10, satisfied: 8, neutral: 6 },
  seven: { top: 7, satisfied: 5, neutral: 4 },
};

/** How satisfied whoever answered is. */
export function satisfactionOf(answer: number, scale: AnswerScale): SatisfactionGroup {
  const { satisfied, neutral } = limits[scale];
  if (answer >= satisfied) return 'satisfied';
  return answer >= neutral ? 'neutral' : 'dissatisfied';
}

/** Whether it is the best answer that there is. */
export function isTopBox(answer: number, scale: AnswerScale): boolean {
  return answer === limits[scale].top;
}

/** Whether somebody would recommend us: of 0..10 who promotes, else who is satisfied. */
export function wouldRecommend(answer: number, scale: AnswerScale): boolean {
  return scale === 'ten' ? answer >= 9 : satisfactionOf(answer, scale) === 'satisfied';
}
