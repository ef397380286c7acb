import { Outlet, useLocation } from '@tanstack/react-router';
import { SidePages } from '#platform/web/SidePages.tsx';
import { useWords } from '#platform/web/words.ts';
import { peoplePages } from './pages.ts';

/** Lists that scroll by themselves. */
const filled: ReadonlySet<string> = new Set(['/people', '/people/audit']);

/** People and all that belongs to them, side by side. */
export function PeoplePages() {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <SidePages
      label={t('staff.people')}
      pages={peoplePages.map(({ to, label }) => ({ to, label: t(label) }))}
      isFilled={filled.has(pathname.replace(/\/$/, ''))}
    >
      <Outlet />
    </SidePages>
  );
}
