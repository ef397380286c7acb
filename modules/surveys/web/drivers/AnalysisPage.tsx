import { Button, Progress } from '@mantine/core';
import { IconArrowLeft, IconChartDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DriverAnalysis } from '../../contract.ts';
import { isUnderWay } from '../../core/analysis/analysis.ts';
import { surveysApi } from '../apis.ts';
import classes from './Analyses.module.css';
import { AnalysisFacts } from './AnalysisFacts.tsx';
import { Report } from './Report.tsx';
import { useAnalysis } from './use-analyses.ts';

/** One analysis: how far it is, or what came of it. */
export function AnalysisPage() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const { t } = useWords();
  const { project: wanted } = useSearch({ from: '/frame/ratings/drivers/$analysisId' });
  const { analysisId } = useParams({ from: '/frame/ratings/drivers/$analysisId' });
  const { project } = useChosenProject(wanted);
  if (!project) return <LoadingLines />;
  const back = (
    <AddressLink to={`/ratings/drivers?project=${project.id}`} className={classes.back}>
      <IconArrowLeft size="1rem" /> {t('drivers.all')}
    </AddressLink>
  );
  return (
    <Page isWide tools={back}>
      <Shown projectId={project.id} analysisId={analysisId} />
    </Page>
  );
}

function Shown(which: { projectId: string; analysisId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useAnalysis(which);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  const { analysis, report } = data;
  if (report) return <Report {...{ analysis, report }} />;
  if (isUnderWay(analysis)) return <UnderWay analysis={analysis} />;
  if (analysis.state === 'done') return <LoadingLines />;
  return (
    <Nothing
      icon={IconChartDots}
      title={t(`drivers.state.${analysis.state}`)}
      text={t(analysis.failure ? `drivers.failure.${analysis.failure}` : 'drivers.cancelled.text')}
    />
  );
}

/** How far an analysis is, and the way to stop it. */
function UnderWay({ analysis }: { analysis: DriverAnalysis }) {
  const { t, format, language } = useWords();
  const client = useQueryClient();
  const { projectId, id: analysisId, progress, state } = analysis;
  const options = surveysApi.analyses.show.queryOptions({ input: { projectId, analysisId } });
  const { mutate, isPending } = useMutation(
    surveysApi.analyses.cancel.mutationOptions({
      onSuccess: (changed) =>
        client.setQueryData(options.queryKey, (known) => known && { ...known, analysis: changed }),
    }),
  );
  const told = t(`drivers.state.${state}`);
  return (
    <section className={classes.underWay} aria-label={told}>
      <h1>{t('drivers.of', { outcome: analysis.outcomeTitle[language] })}</h1>
      <AnalysisFacts analysis={analysis} />
      <Progress value={100 * progress} aria-label={told} />
      <p role="status">
        {state === 'running' ? `${told} · ${format.percent(progress)}` : t('drivers.queued.text')}
      </p>
      <Button
        variant="default"
        loading={isPending}
        onClick={() => mutate({ projectId, analysisId })}
      >
        {t('drivers.stop')}
      </Button>
    </section>
  );
}
