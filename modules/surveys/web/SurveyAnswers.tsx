import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { FilledSurvey, Question } from '../contract.ts';
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
  const words = data.answers.find(({ text }) => text)?.text;
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
  const { t } = useWords();
  const rated = survey.questions.filter(({ kind }) => kind === 'rating');
  const { state } = survey.invitation;
  if (state === 'not-sent') return null;
  if (survey.answers.length === 0) {
    return <p className={classes.quiet}>{t(`surveys.state.${state}`)}</p>;
  }
  return (
    <dl className={classes.ratings}>
      {rated.map((question) => (
        <Rated key={question.key} question={question} survey={survey} />
      ))}
    </dl>
  );
}

function Rated({ question, survey }: { question: Question; survey: FilledSurvey }) {
  const { t, language } = useWords();
  const given = survey.answers.find((answer) => answer.question === question.key);
  const value = given?.value ?? null;
  const label = question.kind === 'rating' && value ? question.labels[value - 1] : undefined;
  return (
    <div className={classes.line}>
      <dt>{question.title[language]}</dt>
      <dd>
        {value === null ? (
          <span className={classes.quiet}>
            {t(given ? 'surveys.does-not-apply' : 'surveys.unanswered')}
          </span>
        ) : (
          <>
            <RatingMark rating={value} />
            <span className={classes.label}>{label?.[language]}</span>
          </>
        )}
      </dd>
    </div>
  );
}
