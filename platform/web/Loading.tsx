import { Skeleton } from '@mantine/core';
import classes from './Loading.module.css';
import { useWords } from './words.ts';

/** The shape of a page before its first data. lines: how many rows it is likely to have. */
export function LoadingLines({ lines = 6 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('frame.loading')} className={classes.lines}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing but their place
        <div key={line} className={classes.line}>
          <Skeleton circle height="1.75rem" />
          <div className={classes.text}>
            <Skeleton height="0.625rem" width={`${38 + ((line * 17) % 30)}%`} />
            <Skeleton height="0.625rem" width={`${58 + ((line * 23) % 36)}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}
