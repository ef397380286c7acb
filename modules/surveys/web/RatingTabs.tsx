import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';

const tabs = [
  { path: '/ratings', label: 'surveys.title', permission: may.read },
  { path: '/surveys', label: 'surveys.surveys', permission: may.design },
] as const;

/** The ways between what customers answered and what they are asked. */
export function RatingTabs() {
  const { t } = useWords();
  return <PageTabs label={t('surveys.rooms')} tabs={tabs} />;
}
