/** @jsxImportSource preact */

import { maximumOwnWordsLength } from '../../core/limits.ts';
import { Outcome } from './Outcome.tsx';
import type { QuestionProps } from './question.ts';

/** A question that is answered in own words. */
export function OwnWords({ chat, t, survey, question: { key, text } }: QuestionProps) {
  return (
    <form
      class="own-words"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('text');
        void chat.surveying.answer(key, String(given).trim());
      }}
    >
      <label>
        {text}
        <textarea
          name="text"
          required
          rows={2}
          dir="auto"
          maxLength={maximumOwnWordsLength}
          defaultValue={String(survey.answers[key] ?? '')}
        />
      </label>
      <button type="submit" class="main">
        {t('widget.survey-send')}
      </button>
      <Outcome t={t} step={survey.steps[key]} />
    </form>
  );
}
