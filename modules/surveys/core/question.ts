import { z } from 'zod';
import type { translated } from '#platform/http/contract.ts';

export const maximumQuestions = 20;
export const maximumOptions = 12;
const maximumTitleLength = 300;

/** Names a question within its survey, or an option within its question. Analyses go by it, over
 *  all versions: the same key is the same question. */
export const questionKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const text = z.string().trim().max(maximumTitleLength);
/** Words of a draft may still be missing in a language; what is published has them all. */
export const questionTexts = z
  .object({ en: text, ru: text, zh: text })
  .readonly() satisfies z.ZodType<z.infer<typeof translated>>;

/** What a question is for. `overall`: the one rating of the whole. `attribute`: may explain it,
 *  and therefore stands before it. `outcome`: what follows from it, such as coming back. */
export const questionRoles = ['overall', 'attribute', 'outcome', 'detail'] as const;

/** When a question is shown at all: by the answer to an earlier one. No answer, "does not apply"
 *  and a hidden question satisfy nothing. */
const condition = z.discriminatedUnion('is', [
  z.object({ question: questionKey, is: z.enum(['at-most', 'at-least']), value: z.number().int() }),
  z.object({
    question: questionKey,
    is: z.literal('one-of'),
    choices: z.array(questionKey).min(1).max(maximumOptions).readonly(),
  }),
]);
export type Condition = z.infer<typeof condition>;

const asked = {
  key: questionKey,
  title: questionTexts,
  role: z.enum(questionRoles),
  /** Null: always shown. */
  showWhen: condition.nullable(),
};
const closed = {
  ...asked,
  isNotApplicableAllowed: z.boolean(),
  /** Some customers are not asked it, in turn, once a survey has answers enough. */
  isRotated: z.boolean(),
};

const ratingQuestion = z.object({
  kind: z.literal('rating'),
  ...closed,
  /** The words for 1, 2, 3, 4 and 5. */
  labels: z
    .tuple([questionTexts, questionTexts, questionTexts, questionTexts, questionTexts])
    .readonly(),
});
const ends = z.object({ low: questionTexts, high: questionTexts });
const recommendQuestion = z.object({ kind: z.literal('recommend'), ...closed, ends });
const effortQuestion = z.object({ kind: z.literal('effort'), ...closed, ends });

const option = z.object({
  key: questionKey,
  title: questionTexts,
  /** Whoever chooses it may say in his own words what he means. */
  isOther: z.boolean(),
});
const options = z.array(option).max(maximumOptions).readonly();
const singleQuestion = z.object({ kind: z.literal('single'), ...closed, options });
const multipleQuestion = z.object({ kind: z.literal('multiple'), ...closed, options });
const openQuestion = z.object({ kind: z.literal('open'), ...asked });

/** `rating`: 1..5, each step in words. `recommend`: 0..10. `effort`: 1..7, where 7 is easy.
 *  `single`, `multiple`: options. `open`: own words. */
export const question = z.discriminatedUnion('kind', [
  ratingQuestion,
  recommendQuestion,
  effortQuestion,
  singleQuestion,
  multipleQuestion,
  openQuestion,
]);
export type Question = z.infer<typeof question>;
export type RatingQuestion = z.infer<typeof ratingQuestion>;
export type ScaleQuestion = Extract<Question, { kind: 'rating' | 'recommend' | 'effort' }>;
export type ChoiceQuestion = Extract<Question, { kind: 'single' | 'multiple' }>;
export type OpenQuestion = z.infer<typeof openQuestion>;

/** First and last value of each scale; the last one is the best. */
export const scales = {
  rating: { from: 1, to: 5 },
  recommend: { from: 0, to: 10 },
  effort: { from: 1, to: 7 },
} as const satisfies Record<ScaleQuestion['kind'], { from: number; to: number }>;

/** Whether a question is answered by a number. */
export function isScale(question: Question): question is ScaleQuestion {
  return question.kind in scales;
}

/** Whether a question is answered by options. */
export function isChoice(question: Question): question is ChoiceQuestion {
  return question.kind === 'single' || question.kind === 'multiple';
}

/** The values of a scale, worst first. */
export function valuesOf({ kind }: Pick<ScaleQuestion, 'kind'>): number[] {
  const { from, to } = scales[kind];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The question about the whole; a published survey has one. */
export function overallOf(questions: readonly Question[]): RatingQuestion | undefined {
  return questions.find(
    (each): each is RatingQuestion => each.role === 'overall' && each.kind === 'rating',
  );
}

/** The option of `quoteKey` by which a customer lets his words be quoted. */
export const quoteAllowed = 'yes';
const quoteKey = 'quote';

/** Whether a question asks if the customer may be quoted. Like own words it may stay out. */
export function isQuotePermission({ key, kind }: Pick<Question, 'key' | 'kind'>): boolean {
  return kind === 'single' && key === quoteKey;
}
