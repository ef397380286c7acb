import { SegmentedControl } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useNow } from '#platform/web/now.ts';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { insightsApi } from '../apis.ts';
import { type Choice, periods, spanOf, wholeHoursOf } from '../choice.ts';
import { FloorTabs } from '../FloorTabs.tsx';
import { Differences } from './Differences.tsx';
import classes from './Parity.module.css';
import { ParityTable } from './ParityTable.tsx';

/** Whether the same need meets the same people on every channel. */
export function ParityPage() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const { t } = useWords();
  const navigate = useNavigate();
  const choice = useSearch({ from: '/frame/floor/parity' });
  const { project } = useChosenProject(choice.project);
  if (!project) return <LoadingLines />;
  const choose = (change: Choice) =>
    void navigate({ to: '/floor/parity', search: { ...choice, ...change } });
  const tools = (
    <>
      <FloorTabs projectId={project.id} />
      <ProjectSelect chosenId={project.id} onChoose={(id) => id && choose({ project: id })} />
      <SegmentedControl
        size="xs"
        aria-label={t('floor.period')}
        value={choice.period ?? '30d'}
        onChange={(period) => choose({ period })}
        data={periods.map((value) => ({ value, label: t(`floor.period.${value}`) }))}
      />
    </>
  );
  return (
    <Page isWide tools={tools}>
      <Report projectId={project.id} period={choice.period ?? '30d'} />
    </Page>
  );
}

function Report(props: { projectId: string; period: NonNullable<Choice['period']> }) {
  const { projectId, period } = props;
  const { t } = useWords();
  const span = wholeHoursOf(spanOf(period, useNow()));
  const { data, error, refetch } = useQuery(
    insightsApi.parity.queryOptions({
      input: { projectId, ...span },
      placeholderData: keepPreviousData,
    }),
  );
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  if (data.rows.length === 0) {
    return <Nothing icon={IconScale} title={t('parity.none')} text={t('parity.none.text')} />;
  }
  return (
    <div className={classes.report}>
      <p className={classes.about}>{t('parity.about', { count: data.contacts })}</p>
      <Differences rows={data.rows} />
      <ParityTable rows={data.rows} />
    </div>
  );
}
