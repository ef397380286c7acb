import { Button } from '@mantine/core';
import { IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { surveysApi } from '../apis.ts';
import { RatingsTabs } from '../RatingsTabs.tsx';
import { NewSurvey } from './NewSurvey.tsx';
import { SurveyRow } from './SurveyRow.tsx';

/** The surveys of a project: what customers are asked, where, and by which version. */
export function Surveys() {
  const navigate = useNavigate();
  const { project: wanted } = useSearch({ from: '/frame/surveys/' });
  const { project, error, refetch } = useChosenProject(wanted);
  return (
    <Page
      tools={
        <>
          <RatingsTabs projectId={project?.id} />
          <ProjectSelect
            chosenId={project?.id}
            onChoose={(id) => void navigate({ to: '/surveys', search: id ? { project: id } : {} })}
          />
        </>
      }
    >
      <InProjects>
        {error && !project && <Problem error={error} onRetry={refetch} />}
        {!error && !project && <LoadingLines />}
        {project && <OfProject key={project.id} projectId={project.id} />}
      </InProjects>
    </Page>
  );
}

function OfProject({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isBegun, setIsBegun] = useState(false);
  const { data, error, refetch } = useQuery(
    surveysApi.design.list.queryOptions({
      ...{ input: { projectId }, staleTime: 0, refetchOnWindowFocus: true },
    }),
  );
  const open = (surveyId: string) =>
    void navigate({ to: '/surveys/$projectId/$surveyId', params: { projectId, surveyId } });
  return (
    <>
      <Kept
        icon={IconMessageQuestion}
        none={t('surveys.design.none')}
        text={t('surveys.design.text')}
        add={
          <Button leftSection={<IconPlus size="1rem" />} onClick={() => setIsBegun(true)}>
            {t('surveys.design.new')}
          </Button>
        }
        count={data?.items.length}
        error={error}
        onRetry={refetch}
      >
        <Rows label={t('surveys.surveys')}>
          {data?.items.map((entry) => (
            <SurveyRow key={entry.id} entry={entry} onOpen={() => open(entry.id)} />
          ))}
        </Rows>
      </Kept>
      {isBegun && (
        <NewSurvey
          projectId={projectId}
          taken={data?.items.map(({ name }) => name) ?? []}
          onMade={open}
          onClose={() => setIsBegun(false)}
        />
      )}
    </>
  );
}
