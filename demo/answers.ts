import type { GivenAnswer } from '#modules/surveys/contract.ts';
import type { AnswerValue } from '#modules/surveys/core/answering.ts';

/** An answer as the chat hands it in. */
export function asGiven(value: AnswerValue): Pick<GivenAnswer, 'value' | 'choices' | 'text'> {
  if (typeof value === 'string') return { value: null, text: value };
  if (value === null || typeof value === 'number') return { value };
  return { value: null, choices: [...value.choices] };
}

/** An answer as the field of a form. */
export function asField(value: AnswerValue): string {
  if (value === null) return 'none';
  return typeof value === 'object' ? (value.choices[0] ?? 'none') : String(value);
}
