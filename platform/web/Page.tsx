import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** The body of a page that scrolls as one: its tools above, then its content.
 *  isWide: tables and boards take the whole width; what is read keeps a reader's measure. */
export function Page(props: { tools?: ReactNode; isWide?: boolean; children: ReactNode }) {
  const { tools, isWide = false, children } = props;
  return (
    <div className={classes.page}>
      {tools && <div className={classes.tools}>{tools}</div>}
      <div className={classes.body} data-wide={isWide}>
        {children}
      </div>
    </div>
  );
}
