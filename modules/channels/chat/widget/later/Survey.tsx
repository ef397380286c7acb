/** @jsxImportSource preact */

import { maximumOwnWordsLength } from '../../core/limits.ts';
import { Icon } from '../Icon.tsx';
import type { SurveyModel } from '../model.ts';
import type { Shown } from '../shown.ts';
import type { SurveyQuestion } from '../survey.ts';

interface Props extends Pick<Shown, 'chat' | 't'> {
  readonly survey: SurveyModel;
}

/** What is asked when a talk has ended: the rating alone at first, then the rest. Each answer is
 *  saved as it is given, so it can be put away at any time. */
export function Survey({ chat, t, survey }: Props) {
  const { questions, answers } = survey;
  const rating = questions.find(({ kind }) => kind === 'rating');
  const rest = questions.filter((question) => question !== rating);
  const isRated = !rating || answers[rating.key] != null;
  return (
    <section class="survey" aria-labelledby="survey">
      <div class="survey-head">
        <h3 id="survey">{t('widget.survey')}</h3>
        <button
          type="button"
          class="icon"
          aria-label={t('widget.survey-close')}
          onClick={chat.surveying.putAway}
        >
          <Icon name="close" />
        </button>
      </div>
      {rating && <Scale {...{ chat, t, survey }} question={rating} isMain />}
      {isRated && rest.length > 0 && <p class="more">{t('widget.survey-more')}</p>}
      {isRated &&
        rest.map((question) =>
          question.kind === 'open' ? (
            <OwnWords key={question.key} {...{ chat, t, survey, question }} />
          ) : (
            <Scale key={question.key} {...{ chat, t, survey, question }} />
          ),
        )}
    </section>
  );
}

interface QuestionProps extends Props {
  readonly question: SurveyQuestion;
}

/** Five labelled steps, as radio buttons: stars for the rating, numbers for the rest. */
function Scale({ chat, t, survey, question, isMain }: QuestionProps & { isMain?: boolean }) {
  const { key, text, labels = [] } = question;
  const chosen = Number(survey.answers[key] ?? 0);
  return (
    <fieldset>
      <legend>{text}</legend>
      <div class="steps">
        {labels.map((label, index) => (
          <label key={label} class={isMain ? starOf(index < chosen) : ''} title={label}>
            <input
              type="radio"
              name={key}
              aria-label={label}
              checked={index + 1 === chosen}
              onChange={() => chat.surveying.answer(key, index + 1)}
            />
          </label>
        ))}
      </div>
      <p class="ends" aria-hidden>
        <span>{labels[Math.max(0, chosen - 1)]}</span>
        {chosen === 0 && <span>{labels.at(-1)}</span>}
      </p>
      <Outcome t={t} step={survey.steps[key]} />
    </fieldset>
  );
}

function starOf(isLit: boolean): string {
  return isLit ? 'star lit' : 'star';
}

function OwnWords({ chat, t, survey, question: { key, text } }: QuestionProps) {
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

function Outcome({ t, step }: Pick<Shown, 't'> & { step: 'saved' | 'failed' | undefined }) {
  return (
    <p class={step === 'failed' ? 'trouble' : 'more'} role="status">
      {step && t(`widget.survey-${step}`)}
    </p>
  );
}
