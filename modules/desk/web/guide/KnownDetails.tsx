import { CloseButton } from '@mantine/core';
import type { KnownDetail } from '#modules/knowledge/core/guide/guide.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './KnownDetails.module.css';

/** What was found out in a dialogue, as it is kept with the contact. onRemove: leaves one out. */
export function KnownDetails(props: {
  details: readonly KnownDetail[];
  onRemove?: (key: string) => void;
}) {
  const { details, onRemove } = props;
  const { t, language } = useWords();
  if (details.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('desk.guide.found')}>
      {details.map(({ key, names, texts }) => (
        <li key={key} className={classes.detail}>
          <span className={classes.name}>
            <UserText text={names[language]} />
          </span>
          <UserText className={classes.text} text={texts[language]} />
          {onRemove && (
            <CloseButton
              size="xs"
              aria-label={t('desk.guide.leave-out', { name: names[language] })}
              onClick={() => onRemove(key)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
