import { SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useProjects } from '#modules/projects/web/index.ts';
import { useWords } from '#platform/web/words.ts';
import type { WithinDays } from '../../core/loyalty-report.ts';
import { RatingsTabs } from '../RatingsTabs.tsx';
import classes from './Loyalty.module.css';
import { type LoyaltySearch, loyaltyPeriods, possibleDays } from './loyalty-search.ts';

const allProjects = 'all';

/** Of which contacts the page is, and how long customers have to come back.
 *  withinDays: which time the report has taken. */
export function LoyaltyTools({ withinDays }: { withinDays: WithinDays | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/ratings/loyalty' });
  const projects = useProjects();
  const choose = (change: LoyaltySearch) =>
    void navigate({ to: '/ratings/loyalty', search: { ...search, ...change } });
  const chooseProject = (id: string | null) => {
    const { project: _, ...others } = search;
    const chosen = id && id !== allProjects ? { project: id } : {};
    void navigate({ to: '/ratings/loyalty', search: { ...others, ...chosen } });
  };
  const named = projects.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RatingsTabs projectId={search.project} />
      {projects.length > 1 && (
        <Select
          size="xs"
          w="13rem"
          allowDeselect={false}
          aria-label={t('surveys.project')}
          data={[{ value: allProjects, label: t('surveys.loyalty.all-projects') }, ...named]}
          value={search.project ?? allProjects}
          onChange={chooseProject}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('surveys.period')}
        value={String(search.since ?? 90)}
        data={loyaltyPeriods.map((each) => ({
          value: String(each),
          label: t('surveys.period.days', { days: each }),
        }))}
        onChange={(next) => {
          const since = loyaltyPeriods.find((each) => String(each) === next);
          if (since) choose({ since });
        }}
      />
      <div className={classes.within}>
        <span aria-hidden="true">{t('surveys.loyalty.within')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('surveys.loyalty.within')}
          value={String(withinDays ?? search.within ?? '')}
          data={possibleDays.map((each) => ({
            value: String(each),
            label: t('surveys.period.days', { days: each }),
          }))}
          onChange={(next) => {
            const within = possibleDays.find((each) => String(each) === next);
            if (within) choose({ within });
          }}
        />
      </div>
    </>
  );
}
