import { Skeleton } from '@mantine/core';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Mark } from '#platform/web/Mark.tsx';
import classes from './Frame.module.css';
import railClasses from './Rail.module.css';

/** The shape of the frame before it is known who is signed in. */
export function FrameLoading() {
  return (
    <div className={classes.frame}>
      <div className={railClasses.rail}>
        <span className={railClasses.mark}>
          <Mark size="1.625rem" />
        </span>
      </div>
      <div className={classes.loadingBar}>
        <Skeleton height="0.75rem" width="8rem" />
      </div>
      <main className={classes.sheet}>
        <LoadingLines />
      </main>
    </div>
  );
}
