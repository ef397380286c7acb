import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './FloorTabs.module.css';

const tabs = [
  { path: '/floor', label: 'floor.board', permission: may.read },
  { path: '/floor/live', label: 'live.title', permission: may.read },
  { path: '/floor/parity', label: 'parity.title', permission: may.read },
  { path: '/floor/trials', label: 'trials.title', permission: may.read },
] as const;

/** The ways between the pages of the floor of a project. */
export function FloorTabs({ projectId }: { projectId: string }) {
  const { t } = useWords();
  return (
    <div className={classes.tabs}>
      <PageTabs label={t('floor.title')} tabs={tabs} search={`?project=${projectId}`} />
    </div>
  );
}
