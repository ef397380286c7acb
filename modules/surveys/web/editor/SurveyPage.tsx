import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconMessageOff } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ApiProblem } from '#platform/web/api.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { PageButton } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { type EditorSearch, type EditorView, editorViews } from './editor-search.ts';
import { Preview } from './Preview.tsx';
import { QuestionsEditor } from './QuestionsEditor.tsx';
import classes from './SurveyPage.module.css';
import { UseForm } from './UseForm.tsx';
import { useAnsweredWords } from './use-answered-words.ts';
import { type EditedSurvey, useSurvey } from './use-survey.ts';
import { VersionRead } from './VersionRead.tsx';
import { Versions } from './Versions.tsx';

/** One survey: its questions beside what customers see of them, its use, its versions. */
export function SurveyPage() {
  const which = useParams({ from: '/frame/surveys/$projectId/$surveyId' });
  const { t, language } = useWords();
  const { view = 'questions' } = useEditorSearch();
  const go = useGo();
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const edited = useSurvey(which);
  const { survey, error, isLoading, refetch, draft } = edited;
  useTitle(survey?.name[language]);
  const shown = isWide && view === 'preview' ? 'questions' : view;
  const isNotThere = error instanceof ApiProblem && error.code === refusals.notFound;
  return (
    <Page
      isWide
      tools={
        <>
          <PageButton
            className={classes.back ?? ''}
            size="xs"
            variant="subtle"
            to="/surveys"
            search={{ project: which.projectId }}
            leftSection={<IconArrowLeft size="1rem" />}
          >
            {t('surveys.surveys')}
          </PageButton>
          <SegmentedControl<EditorView>
            size="xs"
            aria-label={t('surveys.design.view')}
            data={editorViews
              .filter((value) => !isWide || value !== 'preview')
              .map((value) => ({ value, label: t(`surveys.design.view.${value}`) }))}
            value={shown}
            onChange={(next) => go(next === 'questions' ? {} : { view: next })}
          />
        </>
      }
    >
      {isNotThere && !survey && (
        <Nothing icon={IconMessageOff} title={t('error.surveys.not-found')} />
      )}
      {!isNotThere && isLoading && error && <Problem error={error} onRetry={refetch} />}
      {isLoading && !error && <LoadingLines />}
      {!isLoading && survey && (
        <>
          <Standing edited={edited} />
          {shown === 'questions' && (
            <div className={classes.columns}>
              <QuestionsEditor edited={edited} />
              {isWide && (
                <aside className={classes.side}>
                  <Preview survey={survey} questions={draft.questions} />
                </aside>
              )}
            </div>
          )}
          {shown === 'preview' && <Preview survey={survey} questions={draft.questions} />}
          <div className={classes.narrow}>
            {shown === 'use' && <UseForm edited={edited} />}
            {shown === 'versions' && <OldVersions edited={edited} />}
          </div>
        </>
      )}
    </Page>
  );
}

/** What the survey is and does at the moment, in one line. */
function Standing({ edited: { survey, last } }: { edited: EditedSurvey }) {
  const { t, format } = useWords();
  const answeredWords = useAnsweredWords();
  if (!survey) return null;
  const where = format.list(survey.channels.map((each) => t(`surveys.channel.${each}`)));
  const facts = [
    survey.isActive ? t('surveys.design.asks', { where }) : t('surveys.design.asks-not'),
    ...(last
      ? [t('surveys.design.version', { version: last.version }), answeredWords(last)]
      : [t('surveys.design.never-published')]),
  ];
  return <p className={classes.standing}>{facts.join(' · ')}</p>;
}

function OldVersions({ edited }: { edited: EditedSurvey }) {
  const { version } = useEditorSearch();
  const go = useGo();
  if (version === undefined) {
    return <Versions edited={edited} onOpen={(id) => go({ view: 'versions', version: id })} />;
  }
  return (
    <VersionRead
      edited={edited}
      versionId={version}
      onBack={() => go({ view: 'versions' })}
      onStart={(questions) => {
        edited.edit({ ...edited.draft, questions });
        go({});
      }}
    />
  );
}

function useEditorSearch(): EditorSearch {
  return useSearch({ from: '/frame/surveys/$projectId/$surveyId' });
}

/** Goes to another view. */
function useGo() {
  const navigate = useNavigate({ from: '/surveys/$projectId/$surveyId' });
  return (search: EditorSearch) => void navigate({ search });
}
