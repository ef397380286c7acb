/** @jsxImportSource preact */

import { NotApplicable, Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question.ts';

/** The steps of a scale, as radio buttons: stars for the whole, numbers for the rest. */
export function Scale(props: QuestionProps) {
  const { chat, t, survey, question } = props;
  const { key, kind, text, values, labels, isOverall } = question;
  const chosen = survey.answers[key];
  const words = (index: number) => (kind === 'rating' ? labels[index] : endAt(index));
  const endAt = (index: number) => ({ 0: labels[0], [values.length - 1]: labels[1] })[index];
  const place = values.findIndex((value) => value === chosen);
  const below = kind === 'rating' && place >= 0 ? [labels[place]] : [labels[0], labels.at(-1)];
  return (
    <fieldset>
      <legend>{text}</legend>
      <div class="scale">
        <div class={`steps ${kind}`}>
          {values.map((value, index) => (
            <label
              key={value}
              class={isOverall ? `star ${index <= place ? 'lit' : ''}` : ''}
              title={words(index)}
            >
              <input
                type="radio"
                name={key}
                aria-label={
                  kind === 'rating' ? words(index) : [value, words(index) ?? []].join(' ')
                }
                checked={index === place}
                onChange={() => chat.surveying.answer(key, value)}
              />
              {!isOverall && value}
            </label>
          ))}
        </div>
        <p class="ends" aria-hidden>
          {below.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </p>
      </div>
      <NotApplicable {...props} />
      <Outcome t={t} step={survey.steps[key]} />
    </fieldset>
  );
}
