import type { ReactNode } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import classes from './Timeline.module.css';

/** A line on a timeline. title: what was written or named. detail: what is known of it, parted by
 *  dots. aside: a sign or a figure at its end. */
export function TimelineLine(props: { title: string; detail?: ReactNode; aside?: ReactNode }) {
  const { title, detail, aside } = props;
  return (
    <span className={classes.line}>
      <span className={classes.words}>
        <UserText className={classes.title} text={title} />
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
      {aside && <span className={classes.aside}>{aside}</span>}
    </span>
  );
}
