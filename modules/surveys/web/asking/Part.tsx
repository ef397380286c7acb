import type { ReactNode } from 'react';
import classes from './Asking.module.css';

/** A titled part of the page about asking. */
export function Part(props: { title: string; text?: string; children: ReactNode }) {
  const { title, text, children } = props;
  return (
    <section className={classes.part}>
      <h2 className={classes.title}>{title}</h2>
      {text && <p className={classes.quiet}>{text}</p>}
      {children}
    </section>
  );
}
