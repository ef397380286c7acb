import { SegmentedControl } from '@mantine/core';
import { IconStars } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { Answers } from './Answers.tsx';
import { ProjectFigures } from './ProjectFigures.tsx';
import { ProjectsTable } from './ProjectsTable.tsx';
import classes from './Ratings.module.css';
import { RatingsTabs } from './RatingsTabs.tsx';
import { periods } from './ratings-search.ts';
import { useSummaries } from './use-ratings.ts';

/** What customers answered, how many of them did, and why others were not asked. */
export function Ratings() {
  const { t } = useWords();
  const { project, days = 30 } = useSearch({ from: '/frame/ratings' });
  const { rows, error, isLoading } = useSummaries(days);
  const chosen = rows.find((row) => row.project.id === project) ?? rows[0];
  const hasEnded = rows.some(({ summary }) => (summary?.total.ended ?? 0) > 0);
  return (
    <Page isWide tools={<Tools />}>
      <InProjects>
        <Problem error={error} />
        {isLoading && !error && <LoadingLines />}
        {!isLoading && !error && !hasEnded && (
          <Nothing icon={IconStars} title={t('surveys.empty')} text={t('surveys.empty.text')} />
        )}
        {hasEnded && chosen && (
          <div className={classes.page}>
            {rows.length > 1 && <ProjectsTable rows={rows} chosenId={chosen.project.id} />}
            {chosen.summary && (
              <ProjectFigures
                name={rows.length > 1 ? chosen.project.name : undefined}
                summary={chosen.summary}
              />
            )}
            <Answers projectId={chosen.project.id} />
          </div>
        )}
      </InProjects>
    </Page>
  );
}

function Tools() {
  const { project } = useSearch({ from: '/frame/ratings' });
  return (
    <>
      <RatingsTabs projectId={project} />
      <Period />
    </>
  );
}

function Period() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { days = 30 } = useSearch({ from: '/frame/ratings' });
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('surveys.period')}
      value={String(days)}
      data={periods.map((each) => ({
        value: String(each),
        label: t('surveys.period.days', { days: each }),
      }))}
      onChange={(next) => {
        const found = periods.find((each) => String(each) === next);
        if (found)
          void navigate({ to: '/ratings', search: (before) => ({ ...before, days: found }) });
      }}
    />
  );
}
