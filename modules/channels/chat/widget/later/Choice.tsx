/** @jsxImportSource preact */

import { maximumOwnWordsLength } from '../../core/limits.ts';
import { NotApplicable, Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question.ts';

/** Options, of which one or several can be chosen. What is meant by "other" can be said. */
export function Choice(props: QuestionProps) {
  const { chat, t, survey, question } = props;
  const { key, kind, text, options } = question;
  const given = survey.answers[key];
  const { choices = [], text: words } = given && typeof given === 'object' ? given : {};
  const other = options.find((option) => option.isOther && choices.includes(option.key));
  return (
    <fieldset>
      <legend>{text}</legend>
      {options.map((option) => (
        <label key={option.key} class="option">
          <input
            type={kind === 'single' ? 'radio' : 'checkbox'}
            name={key}
            checked={choices.includes(option.key)}
            onChange={({ currentTarget: box }) => {
              const others = kind === 'single' ? [] : choices.filter((each) => each !== option.key);
              const chosen = box.checked ? [...others, option.key] : others;
              // An answer can be changed, not taken back: the last choice stays.
              if (chosen.length > 0) void chat.surveying.answer(key, { choices: chosen });
              else box.checked = true;
            }}
          />
          {option.text}
        </label>
      ))}
      {other && (
        <form
          class="own-words"
          onSubmit={(event) => {
            event.preventDefault();
            const said = String(new FormData(event.currentTarget).get('words')).trim();
            void chat.surveying.answer(key, { choices, text: said });
          }}
        >
          <input
            name="words"
            required
            dir="auto"
            aria-label={`${other.text}: ${t('widget.survey-own-words')}`}
            placeholder={t('widget.survey-own-words')}
            maxLength={maximumOwnWordsLength}
            defaultValue={words ?? ''}
          />
          <button type="submit" class="main">
            {t('widget.survey-send')}
          </button>
        </form>
      )}
      <NotApplicable {...props} />
      <Outcome t={t} step={survey.steps[key]} />
    </fieldset>
  );
}
