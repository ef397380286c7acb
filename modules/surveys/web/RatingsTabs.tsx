import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './RatingsTabs.module.css';

const tabs = [
  { path: '/ratings', label: 'surveys.title', permission: may.read },
  { path: '/ratings/drivers', label: 'drivers.title', permission: may.read },
  { path: '/ratings/asking', label: 'surveys.report', permission: may.read },
  { path: '/ratings/loyalty', label: 'surveys.loyalty', permission: may.read },
  { path: '/ratings/words', label: 'surveys.words', permission: may.read },
  { path: '/surveys', label: 'surveys.surveys', permission: may.design },
] as const;

/** The ways between what customers answered and what they are asked. */
export function RatingsTabs({ projectId }: { projectId: string | undefined }) {
  const { t } = useWords();
  return (
    <div className={classes.tabs}>
      <PageTabs
        label={t('surveys.rooms')}
        tabs={tabs}
        search={projectId ? `?project=${projectId}` : ''}
      />
    </div>
  );
}
