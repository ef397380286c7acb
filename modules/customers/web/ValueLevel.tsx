import { IconStar } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import { highestValueLevel } from '../core/standing.ts';
import classes from './CustomerPage.module.css';

/** That the customer matters much, and how much; nothing when nobody has said so. */
export function ValueLevel({ level }: { level: number }) {
  const { t } = useWords();
  if (level === 0) return null;
  return (
    <span className={classes.value}>
      <IconStar size="0.875rem" stroke={1.6} aria-hidden />
      {t('customers.value.words', { level, highest: highestValueLevel })}
    </span>
  );
}
