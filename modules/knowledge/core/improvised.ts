import { groupByLikeness } from './search/likeness.ts';

/** A shorter answer explains nothing. In letters; a Chinese character says as much as three. */
const minimumLetters = 60;
/** How alike two answers must be to be the same one in other words, 0..1. */
const likenessFloor = 0.5;
/** So many like answers are a custom, not a chance. */
const minimumGroup = 3;

/** An answer that no article gave. */
export interface Improvised {
  readonly contactId: string;
  readonly question: string;
  readonly answer: string;
}

/** Whether an answer explains something. */
export function isExplanation(answer: string): boolean {
  const han = answer.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = answer.match(/\p{L}/gu)?.length ?? 0;
  return letters + 2 * han >= minimumLetters;
}

/** Answers that were given again and again: groups of three and more that are alike, the one that
 *  is most like the others first in each. */
export function repeatedAnswers<Answer extends Improvised>(
  answers: readonly Answer[],
): (readonly Answer[])[] {
  const texts = answers.map(({ answer }) => answer);
  return groupByLikeness(texts, likenessFloor)
    .filter(({ members }) => members.length >= minimumGroup)
    .map(({ members }) => members.flatMap((place) => answers[place] ?? []));
}
