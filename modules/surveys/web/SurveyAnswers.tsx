import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Answer, FilledSurvey, Question } from '../contract.ts';
import { isChoice, isScale, scales } from '../core/question.ts';
import { surveysApi } from './apis.ts';
import { notAskedWords } from './not-asked.ts';
import { Quote } from './Quote.tsx';
import { RatingMark } from './RatingMark.tsx';
import classes from './SurveyAnswers.module.css';

/** What the customer said of a contact: every answer, and why something was not asked. */
export function SurveyAnswers(props: { projectId: string; contactId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(
    surveysApi.ofContact.queryOptions({ input: props, staleTime: 0 }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (data === undefined) return <Skeleton height="3rem" />;
  if (!data) return <p className={classes.quiet}>{t('surveys.not-decided')}</p>;
  const { invitation } = data;
  const notAsked = notAskedWords(invitation, { t });
  const words = invitation.comment;
  return (
    <div className={classes.answers}>
      {words && <Quote text={words} isLarge />}
      <Ratings survey={data} />
      {notAsked && <p className={classes.quiet}>{notAsked}</p>}
      {invitation.deliveryFailure && (
        <p className={classes.quiet}>
          {t('surveys.server-answer', { answer: invitation.deliveryFailure })}
        </p>
      )}
    </div>
  );
}

function Ratings({ survey }: { survey: FilledSurvey }) {
  const { t, language } = useWords();
  const closed = survey.questions.filter(({ kind }) => kind !== 'open');
  const answered = new Map(survey.answers.map((answer) => [answer.question, answer]));
  const blank = closed.filter(({ key }) => !answered.has(key));
  const { state } = survey.invitation;
  if (state === 'not-sent') return null;
  if (survey.answers.length === 0) {
    return <p className={classes.quiet}>{t(`surveys.state.${state}`)}</p>;
  }
  return (
    <>
      <dl className={classes.ratings}>
        {closed.map((question) => {
          const answer = answered.get(question.key);
          return (
            answer && (
              <div key={question.key} className={classes.line}>
                <dt>{question.title[language]}</dt>
                <dd>
                  <Given question={question} answer={answer} />
                </dd>
              </div>
            )
          );
        })}
      </dl>
      {blank.length > 0 && (
        <p className={classes.quiet} title={blank.map(({ title }) => title[language]).join('\n')}>
          {t('surveys.left-blank', { count: blank.length })}
        </p>
      )}
    </>
  );
}

function Given({ question, answer }: { question: Question; answer: Answer }) {
  const { t, language } = useWords();
  const { value, choices, text } = answer;
  if (isChoice(question) && choices) {
    const chosen = question.options.filter(({ key }) => choices.includes(key));
    return (
      <span className={classes.label}>
        {chosen.map(({ title }) => title[language]).join(', ')}
        {text && <UserText text={` · ${text}`} />}
      </span>
    );
  }
  if (value === null) return <span className={classes.quiet}>{t('surveys.does-not-apply')}</span>;
  if (question.kind === 'rating') {
    return (
      <>
        <RatingMark rating={value} />
        <span className={classes.label}>{question.labels[value - 1]?.[language]}</span>
      </>
    );
  }
  if (!isScale(question)) return null;
  const { to } = scales[question.kind];
  return <span className={classes.label}>{t('surveys.value.of', { value, best: to })}</span>;
}
