import type { ReactNode } from 'react';
import classes from './CustomerPage.module.css';

/** A part of what is known of a customer. action: what can be done with it, beside its heading. */
export function Part(props: { title: string; action?: ReactNode; children: ReactNode }) {
  const { title, action, children } = props;
  return (
    <section className={classes.part}>
      <header className={classes.partHead}>
        <h2 className={classes.title}>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}
