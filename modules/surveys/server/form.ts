import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/errors.ts';
import type { Instant } from '#kernel/time.ts';
import { instant, type Language, language } from '#platform/http/contract.ts';
import type { Question } from '../contract.ts';
import type { AnswerValue } from '../core/answering.ts';
import { isChoice } from '../core/question.ts';
import { answerValueOf, type LinkedSurvey } from './answers.ts';
import { languageField, openedField, trapField } from './page.ts';
import { notApplicable, wordsField } from './page-fields.ts';

const formLimitBytes = 32_768;

/** Lets a door take forms as browsers send them. */
export function takeForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimitBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
}

/** The form that was sent. Refuses anything else. */
export function formOf(body: unknown): URLSearchParams {
  const form = body ?? new URLSearchParams();
  return form instanceof URLSearchParams ? form : refuse('invalid-input');
}

/** What a form says of itself. openedAt: when its page was shown; null when it does not say, or
 *  names a time to come. */
export function marksOf(
  form: URLSearchParams,
  now: Instant,
): { language: Language; openedAt: Instant | null; isTrapFilled: boolean } {
  const opened = marks.openedAt.parse(form.get(openedField));
  return {
    language: marks.language.parse(form.get(languageField)),
    openedAt: opened !== null && opened <= now ? opened : null,
    isTrapFilled: (form.get(trapField) ?? '') !== '',
  };
}

const marks = {
  language: language.catch('en'),
  openedAt: instant.nullable().catch(null),
};

/** What a form says to a question, as a visit keeps it; null when it says nothing. */
export function choiceIn(question: Question | undefined, form: URLSearchParams): string | null {
  const [first] = question && question.kind !== 'open' ? form.getAll(question.key) : [];
  return first?.slice(0, maximumChoiceLength) ?? null;
}

const maximumChoiceLength = 40;

/** What was filled in and is not known yet. */
export function givenIn(
  { asked, answers }: Pick<LinkedSurvey, 'asked' | 'answers'>,
  form: URLSearchParams,
): { question: string; value: AnswerValue }[] {
  return asked.flatMap((question) => {
    const value = valueIn(question, form);
    if (value === undefined) return [];
    const known = answers.find((answer) => answer.question === question.key);
    const isSame = known !== undefined && isDeepStrictEqual(answerValueOf(known), value);
    return isSame ? [] : [{ question: question.key, value }];
  });
}

function valueIn(question: Question, form: URLSearchParams): AnswerValue | undefined {
  const { key, kind } = question;
  const sent = form.getAll(key).flatMap((text) => text.trim() || []);
  const [first] = sent;
  if (first === undefined) return undefined;
  if (kind === 'open') return first;
  // Whoever says that nothing applies and chooses something nevertheless has chosen.
  const choices = sent.filter((text) => text !== notApplicable);
  if (choices.length === 0) return null;
  if (!isChoice(question)) return Number(first);
  const isOther = question.options.some((option) => option.isOther && choices.includes(option.key));
  const words = isOther ? form.get(wordsField(key))?.trim() : null;
  return { choices, words: words || null };
}
