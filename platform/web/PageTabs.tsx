import { useLocation } from '@tanstack/react-router';
import type { Permission } from '#kernel/permission.ts';
import { AddressLink } from './AddressLink.tsx';
import { isPermitted, useMe } from './me.ts';
import classes from './PageTabs.module.css';
import { useWords, type WordId } from './words.ts';

/** One of several pages that belong together. */
export interface PageTab {
  readonly path: string;
  readonly label: WordId;
  readonly permission: Permission;
}

/** The ways between pages that belong together, as far as one may go them.
 *  search: what their addresses carry on, as `?project=1`. */
export function PageTabs(props: { label: string; tabs: readonly PageTab[]; search?: string }) {
  const { label: title, tabs, search = '' } = props;
  const { t } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <nav aria-label={title} className={classes.tabs}>
      {tabs
        .filter(({ permission }) => isPermitted(me, permission))
        .map(({ path, label }) => (
          <AddressLink
            key={path}
            to={`${path}${search}`}
            aria-current={pathname === path ? 'page' : undefined}
            className={classes.tab}
          >
            {t(label)}
          </AddressLink>
        ))}
    </nav>
  );
}
