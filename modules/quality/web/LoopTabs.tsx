import { useLocation } from '@tanstack/react-router';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './LoopTabs.module.css';

const tabs = [
  { path: '/listening', label: 'quality.listening', permission: may.listen },
  { path: '/evaluations', label: 'quality.evaluations', permission: may.readOwn },
  { path: '/corrections', label: 'quality.corrections', permission: may.readOwn },
] as const;

/** The ways between the rooms of the loop. */
export function LoopTabs() {
  const { t } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('quality.rooms')} className={classes.tabs}>
      {tabs
        .filter(({ permission }) => isPermitted(me, permission))
        .map(({ path, label }) => (
          <AddressLink
            key={path}
            to={path}
            aria-current={pathname === path ? 'page' : undefined}
            className={classes.tab}
          >
            {t(label)}
          </AddressLink>
        ))}
    </nav>
  );
}
