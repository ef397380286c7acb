import { IconHeartHandshake } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { fewestAnswers } from '#kernel/proportion.ts';
import { InProjects, useProjects } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { serverNow } from '#platform/web/now.ts';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { LoyaltyReport } from '../../core/loyalty-report.ts';
import { surveysApi } from '../apis.ts';
import { lastDays } from '../last-days.ts';
import classes from './Loyalty.module.css';
import { LoyaltyTools } from './LoyaltyTools.tsx';
import { OutcomePanels } from './OutcomePanels.tsx';
import { Parts } from './Parts.tsx';
import { RateFigure } from './RateFigure.tsx';
import { WeekChart } from './WeekChart.tsx';

/** What customers do and say after a contact, by how satisfied they were with it. */
export function LoyaltyPage() {
  const {
    project,
    since = 90,
    within,
    by = 'channel',
  } = useSearch({
    from: '/frame/ratings/loyalty',
  });
  const projects = useProjects();
  const chosen = projects.find(({ id }) => id === project);
  const { data, error, refetch } = useQuery(
    surveysApi.loyalty.queryOptions({
      input: { ...lastDays(since, serverNow()), by, projectId: chosen?.id, withinDays: within },
      enabled: projects.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page isWide tools={<LoyaltyTools withinDays={data?.withinDays} />}>
      <InProjects>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingLines />}
        {data && <Report report={data} isOfAll={!chosen && projects.length > 1} />}
      </InProjects>
    </Page>
  );
}

function Report({ report, isOfAll }: { report: LoyaltyReport; isOfAll: boolean }) {
  const { t } = useWords();
  const { total, trend, isCut } = report;
  if (total.n < fewestAnswers) {
    return (
      <Nothing
        icon={IconHeartHandshake}
        title={t('surveys.loyalty.empty')}
        text={t('surveys.loyalty.empty.text')}
      />
    );
  }
  return (
    <div className={classes.page}>
      <p className={classes.about}>
        {t('surveys.loyalty.about', { count: total.n })} {t('surveys.loyalty.satisfied')}{' '}
        <RateFigure rate={total.satisfied} formula={t('surveys.satisfaction.formula')} />
        {isCut && ` ${t('surveys.loyalty.cut', { count: total.n })}`}
      </p>
      <OutcomePanels report={report} />
      <Parts report={report} isOfAll={isOfAll} />
      {trend && <WeekChart trend={trend} />}
    </div>
  );
}
