/** @jsxImportSource preact */

import { Icon } from '../Icon.tsx';
import { Choice } from './Choice.tsx';
import { OwnWords } from './OwnWords.tsx';
import type { QuestionProps } from './question.ts';
import { Scale } from './Scale.tsx';

/** What is asked when a talk has ended: one question at first, then the rest. Each answer is saved
 *  as it is given, so it can be put away at any time. */
export function Survey({ chat, t, survey }: Omit<QuestionProps, 'question'>) {
  const { questions, answers } = survey;
  const [first, ...rest] = questions;
  const isBegun = first !== undefined && first.key in answers;
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
      {first && <Question {...{ chat, t, survey }} question={first} />}
      {isBegun && rest.length > 0 && <p class="more">{t('widget.survey-more')}</p>}
      {isBegun &&
        rest.map((question) => <Question key={question.key} {...{ chat, t, survey, question }} />)}
    </section>
  );
}

function Question(props: QuestionProps) {
  const { kind } = props.question;
  if (kind === 'open') return <OwnWords {...props} />;
  return kind === 'single' || kind === 'multiple' ? <Choice {...props} /> : <Scale {...props} />;
}
