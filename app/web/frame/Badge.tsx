import { VisuallyHidden } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import classes from './Badge.module.css';

/** How many things wait in a place; nothing for none. */
export function Badge({ useCount }: { useCount: () => number }) {
  const { t, format } = useWords();
  const count = useCount();
  if (count === 0) return null;
  return (
    <span className={classes.badge} data-number>
      <span aria-hidden>{count > 99 ? '99+' : format.number(count)}</span>
      <VisuallyHidden>{t('frame.waiting', { count })}</VisuallyHidden>
    </span>
  );
}
