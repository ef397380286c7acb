import { Button, Group } from '@mantine/core';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { differenceOf } from '../../core/difference.ts';
import type { Question } from '../../core/question.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { QuestionFacts } from './QuestionFacts.tsx';
import { useAnsweredWords } from './use-answered-words.ts';
import { type EditedSurvey, useVersion } from './use-survey.ts';
import classes from './VersionRead.module.css';
import { useMadeBy } from './Versions.tsx';

/** One version as it is or was: to be read, not changed, with what it changed against the one
 *  before. onStart: makes it the draft of the next one. */
export function VersionRead(props: {
  edited: EditedSurvey;
  versionId: string;
  onBack: () => void;
  onStart: (questions: readonly Question[]) => void;
}) {
  const { edited, versionId, onBack, onStart } = props;
  const { survey, versions = [] } = edited;
  const { t } = useWords();
  const madeBy = useMadeBy();
  const answeredWords = useAnsweredWords();
  const place = versions.findIndex(({ id }) => id === versionId);
  const entry = versions[place];
  const earlier = versions[place + 1];
  const { data, error, refetch } = useVersion(survey?.projectId ?? '', versionId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (data?.id !== versionId) return <LoadingLines />;
  const { questions, version } = data;
  return (
    <article>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{t('surveys.design.version', { version })}</h2>
          <p className={classes.text}>
            {entry && `${madeBy(entry)} · ${answeredWords(entry)}. `}
            {t('surveys.design.read-only')}
          </p>
        </div>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onBack}>
            {t('surveys.design.versions.all')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onStart(questions)}>
            {t('surveys.design.start-from')}
          </Button>
        </Group>
      </header>
      <Questions questions={questions} />
      {earlier && survey && (
        <Since projectId={survey.projectId} earlier={earlier} questions={questions} />
      )}
    </article>
  );
}

function Questions({ questions }: { questions: readonly Question[] }) {
  const { language } = useWords();
  return (
    <ol className={classes.questions}>
      {questions.map((question) => (
        <li key={question.key}>
          <b>{question.title[language]}</b>
          <QuestionFacts question={question} questions={questions} />
        </li>
      ))}
    </ol>
  );
}

/** What a version changed against the one before. */
function Since(props: {
  projectId: string;
  earlier: { id: string; version: number };
  questions: readonly Question[];
}) {
  const { projectId, earlier, questions } = props;
  const { t } = useWords();
  const { data } = useVersion(projectId, earlier.id);
  if (data?.id !== earlier.id) return <LoadingLines lines={3} />;
  return (
    <section>
      <h3 className={classes.heading}>
        {t('surveys.design.difference.against', { version: earlier.version })}
      </h3>
      <DifferenceView
        before={data.questions}
        after={questions}
        differences={differenceOf(data.questions, questions)}
      />
    </section>
  );
}
