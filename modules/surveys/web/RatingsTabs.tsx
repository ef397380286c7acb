import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './RatingsTabs.module.css';

const tabs = [
  { path: '/ratings', label: 'surveys.title', permission: may.read },
  { path: '/ratings/drivers', label: 'drivers.title', permission: may.read },
  { path: '/ratings/loyalty', label: 'surveys.loyalty', permission: may.read },
] as const;

/** The ways between the pages of what customers answered. */
export function RatingsTabs({ projectId }: { projectId: string | undefined }) {
  const { t } = useWords();
  return (
    <div className={classes.tabs}>
      <PageTabs
        label={t('surveys.title')}
        tabs={tabs}
        search={projectId ? `?project=${projectId}` : ''}
      />
    </div>
  );
}
