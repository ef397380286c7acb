import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';

const tabs = [
  { path: '/listening', label: 'quality.listening', permission: may.listen },
  { path: '/evaluations', label: 'quality.evaluations', permission: may.readOwn },
  { path: '/corrections', label: 'quality.corrections', permission: may.readOwn },
] as const;

/** The ways between the rooms of the loop. */
export function LoopTabs() {
  const { t } = useWords();
  return <PageTabs label={t('quality.rooms')} tabs={tabs} />;
}
