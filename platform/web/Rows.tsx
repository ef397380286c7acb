import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Rows.module.css';
import { UserText } from './UserText.tsx';

/** A short list of things that are opened to be changed. label: what they are. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** One of them. aside: what stands at its end, such as a state. isQuiet: no longer in use.
 *  isInner: belongs to the row above. */
export function Row(props: {
  title: string;
  detail?: ReactNode;
  aside?: ReactNode;
  isQuiet?: boolean;
  isInner?: boolean;
  onOpen: () => void;
}) {
  const { title, detail, aside, isQuiet = false, isInner = false, onOpen } = props;
  return (
    <li className={classes.item} data-inner={isInner} data-quiet={isQuiet}>
      <UnstyledButton className={classes.row} onClick={onOpen}>
        <span className={classes.words}>
          <UserText className={classes.title} text={title} />
          {detail && <span className={classes.detail}>{detail}</span>}
        </span>
        {aside && <span className={classes.aside}>{aside}</span>}
      </UnstyledButton>
    </li>
  );
}
