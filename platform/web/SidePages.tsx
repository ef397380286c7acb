import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { AddressLink } from './AddressLink.tsx';
import classes from './SidePages.module.css';

/** A page and its neighbours: their names at the side, on narrow screens above.
 *  isFilled: the page scrolls by itself, such as a long list; else it has a reader's measure. */
export function SidePages(props: {
  label: string;
  pages: readonly { readonly to: string; readonly label: string }[];
  isFilled?: boolean;
  children: ReactNode;
}) {
  const { label, pages, isFilled = false, children } = props;
  const pathname = useLocation().pathname.replace(/\/$/, '');
  const hereTo = nearest(pages, pathname);
  const here = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [hereTo]);
  return (
    <div className={classes.pages}>
      <nav className={classes.tabs} aria-label={label}>
        {pages.map((page) => {
          const isHere = page.to === hereTo;
          return (
            <AddressLink
              key={page.to}
              ref={isHere ? here : null}
              to={page.to}
              className={classes.tab}
              aria-current={isHere ? 'page' : undefined}
            >
              {page.label}
            </AddressLink>
          );
        })}
      </nav>
      <div className={classes.page} data-filled={isFilled}>
        {isFilled ? children : <div className={classes.body}>{children}</div>}
      </div>
    </div>
  );
}

/** Of the pages above an address the one closest to it: `/people` for `/people/42`. */
function nearest(pages: readonly { readonly to: string }[], pathname: string): string | undefined {
  return pages
    .map(({ to }) => to)
    .filter((to) => `${pathname}/`.startsWith(`${to}/`))
    .sort((one, other) => other.length - one.length)[0];
}
