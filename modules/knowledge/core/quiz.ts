/** A question with its choices; one or several of them are right. */
export interface QuizQuestion {
  readonly text: string;
  readonly choices: readonly string[];
  /** The places of the right choices, from 0. */
  readonly right: readonly number[];
}

/** What somebody chose, a list of places for each question. */
export type QuizAnswers = readonly (readonly number[])[];

/** Whether a question can be answered: two choices and more, no two alike, a right one and a wrong
 *  one among them. */
export function isAnswerable({ choices, right }: QuizQuestion): boolean {
  const areApart = new Set(choices).size === choices.length;
  const areThere = right.every((place) => place >= 0 && place < choices.length);
  const rightCount = new Set(right).size;
  return areApart && areThere && rightCount > 0 && rightCount < choices.length;
}

/** Which questions were answered right: all right choices and no other. */
export function judge(questions: readonly QuizQuestion[], answers: QuizAnswers): boolean[] {
  return questions.map(({ right }, index) => {
    const chosen = new Set(answers[index]);
    return chosen.size === new Set(right).size && right.every((place) => chosen.has(place));
  });
}
