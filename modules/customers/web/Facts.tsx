import { Fragment } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import classes from './Timeline.module.css';

/** What the client's systems told beside the rest, under their own names. */
export function Facts({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  return (
    <dl className={classes.data}>
      {Object.entries(facts).map(([name, value]) => (
        <Fragment key={name}>
          <dt>
            <UserText text={name} />
          </dt>
          <dd>
            <UserText text={typeof value === 'object' ? JSON.stringify(value) : String(value)} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
