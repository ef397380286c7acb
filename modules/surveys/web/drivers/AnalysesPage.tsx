import { Button } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DriverAnalysis } from '../../contract.ts';
import { RatingsTabs } from '../RatingsTabs.tsx';
import classes from './Analyses.module.css';
import { AnalysisFacts } from './AnalysisFacts.tsx';
import { StartAnalysis } from './StartAnalysis.tsx';
import { useAnalyses } from './use-analyses.ts';

/** What drives satisfaction: the analyses of a project, and the way to a new one. */
export function AnalysesPage() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { project: wanted } = useSearch({ from: '/frame/ratings/drivers' });
  const { project } = useChosenProject(wanted);
  const [isStarting, setStarting] = useState(false);
  if (!project) return <LoadingLines />;
  const tools = (
    <>
      <RatingsTabs projectId={project.id} />
      <ProjectSelect
        chosenId={project.id}
        onChoose={(id) => id && void navigate({ to: '/ratings/drivers', search: { project: id } })}
      />
      <Button size="xs" onClick={() => setStarting(true)}>
        {t('drivers.new')}
      </Button>
    </>
  );
  return (
    <Page isWide tools={tools}>
      <Analyses projectId={project.id} />
      {isStarting && <StartAnalysis projectId={project.id} onClose={() => setStarting(false)} />}
    </Page>
  );
}

function Analyses({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useAnalyses(projectId);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  if (data.items.length === 0)
    return (
      <Nothing icon={IconChartDots} title={t('drivers.empty')} text={t('drivers.empty.text')} />
    );
  return (
    <div className={classes.page}>
      <p className={classes.about}>{t('drivers.about')}</p>
      <ul className={classes.list}>
        {data.items.map((each) => (
          <Line key={each.id} analysis={each} />
        ))}
      </ul>
    </div>
  );
}

function Line({ analysis }: { analysis: DriverAnalysis }) {
  const { t, format, language } = useWords();
  const { id, projectId, state, progress, n, r2 } = analysis;
  const told =
    state === 'running'
      ? `${t('drivers.state.running')} · ${format.percent(progress)}`
      : t(`drivers.state.${state}`);
  return (
    <li className={classes.line}>
      <div>
        <AddressLink to={`/ratings/drivers/${id}?project=${projectId}`} className={classes.name}>
          {t('drivers.of', { outcome: analysis.outcomeTitle[language] })}
        </AddressLink>
        <AnalysisFacts analysis={analysis} />
      </div>
      <span className={classes.state} data-state={state}>
        {state === 'done' && n !== null ? (
          <span data-number>
            {r2 === null
              ? t('drivers.line.few', { n })
              : t('drivers.line', { n, share: format.percent(r2) })}
          </span>
        ) : (
          told
        )}
      </span>
    </li>
  );
}
