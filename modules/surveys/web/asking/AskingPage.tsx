import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects, useProjects } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { serverNow } from '#platform/web/now.ts';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { may, type ResponseReport } from '../../contract.ts';
import { surveysApi } from '../apis.ts';
import { lastDays } from '../last-days.ts';
import { RatingsTabs } from '../RatingsTabs.tsx';
import { Agents } from './Agents.tsx';
import { AnswerCurve } from './AnswerCurve.tsx';
import classes from './Asking.module.css';
import { Decisions } from './Decisions.tsx';
import { Hours } from './Hours.tsx';
import { KeptApart } from './KeptApart.tsx';
import { SurveyRulesList } from './SurveyRulesList.tsx';

const days = 30;

/** When customers are asked and answer, what was decided about them and why, and by which rules. */
export function AskingPage() {
  const { project } = useSearch({ from: '/frame/ratings/asking' });
  const projects = useProjects();
  const mayDesign = useMay(may.design);
  const projectId = (projects.find(({ id }) => id === project) ?? projects[0])?.id;
  const { data, error, refetch } = useQuery(
    surveysApi.response.queryOptions({
      input: { projectId: projectId ?? '', ...lastDays(days, serverNow()) },
      enabled: projectId !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page isWide tools={<Tools projectId={projectId} />}>
      <InProjects>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingLines />}
        {data && <Report report={data} />}
        {projectId && mayDesign && <SurveyRulesList key={projectId} projectId={projectId} />}
      </InProjects>
    </Page>
  );
}

function Report({ report }: { report: ResponseReport }) {
  return (
    <div className={classes.page}>
      <div className={classes.two}>
        <AnswerCurve report={report} />
        <Hours report={report} />
      </div>
      <Decisions report={report} />
      <KeptApart report={report} />
      <Agents report={report} />
    </div>
  );
}

function Tools({ projectId }: { projectId: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const projects = useProjects();
  return (
    <>
      <RatingsTabs projectId={projectId} />
      {projects.length > 1 && (
        <Select
          size="xs"
          w="13rem"
          allowDeselect={false}
          aria-label={t('surveys.project')}
          data={projects.map(({ id, name }) => ({ value: id, label: name }))}
          value={projectId ?? null}
          onChange={(id) =>
            void navigate({ to: '/ratings/asking', search: id ? { project: id } : {} })
          }
        />
      )}
    </>
  );
}
