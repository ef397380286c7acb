/** @jsxImportSource preact */

import type { Shown } from '../shown.ts';
import type { QuestionProps } from './question.ts';

/** Whether an answer has arrived. */
export function Outcome({ t, step }: Pick<Shown, 't'> & { step: 'saved' | 'failed' | undefined }) {
  return (
    <p class={step === 'failed' ? 'trouble' : 'more'} role="status">
      {step && t(`widget.survey-${step}`)}
    </p>
  );
}

/** Lets the visitor say that a question does not apply, where it allows that. */
export function NotApplicable({ chat, t, survey, question }: QuestionProps) {
  const { key, isNotApplicableAllowed } = question;
  if (!isNotApplicableAllowed) return null;
  return (
    <label class="aside">
      <input
        type="radio"
        name={key}
        checked={survey.answers[key] === null}
        onChange={() => chat.surveying.answer(key, null)}
      />
      {t('widget.survey-not-applicable')}
    </label>
  );
}
