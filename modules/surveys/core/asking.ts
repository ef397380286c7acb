import { type Random, seededRandom, seedOf } from '#kernel/random.ts';
import { overallOf, type Question } from './question.ts';

/** So many complete answers a survey needs before its questions take turns: with fewer, each
 *  question would be left with too few answers of its own. */
export const rotationAfterAnswers = 300;
/** So many attributes a customer is asked once questions take turns. */
export const attributesPerCustomer = 6;

/** The keys of the questions that a customer is asked, in the survey's order (planned missing).
 *  Kept with his invitation, so that "not asked" is never taken for "left blank". Logic may still
 *  hide some of them.
 *  completeAnswers: of the survey so far. invitationId: the seed, so that it can be repeated. */
export function questionsFor(
  questions: readonly Question[],
  customer: {
    readonly invitationId: string;
    readonly isRatingAlone: boolean;
    readonly completeAnswers: number;
  },
): string[] {
  if (customer.isRatingAlone) return [overallOf(questions)?.key ?? []].flat();
  if (customer.completeAnswers < rotationAfterAnswers) return questions.map(({ key }) => key);
  const attributes = questions.filter(({ role }) => role === 'attribute');
  const rotated = attributes.filter(isRotated);
  const places = Math.max(0, attributesPerCustomer - (attributes.length - rotated.length));
  const random = seededRandom(seedOf(customer.invitationId));
  const drawn = new Set(shuffled(rotated, random).slice(0, places));
  return questions.flatMap((each) => (isRotated(each) && !drawn.has(each) ? [] : [each.key]));
}

/** The pages on which questions are asked. The first question stands alone: it takes one tap. What
 *  depends on an answer comes on a later page than it, and the whole is judged after its parts. */
export function pagesOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  const pages: Question[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    const isNext =
      pages.length < 2 ||
      page?.some(({ key }) => key === question.showWhen?.question) ||
      question.role === 'overall';
    if (!page || isNext) pages.push([question]);
    else page.push(question);
  }
  return pages;
}

function isRotated(question: Question): boolean {
  return question.kind !== 'open' && question.isRotated;
}

/** Each order is as likely as any other. Source: Fisher and Yates, 1938. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return Array.from(items, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}
