import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { VersionHead } from '../../contract.ts';
import { useNameOf } from '../use-knowledge.ts';
import classes from './VersionsPage.module.css';

/** The versions of a text, newest first: who published each, when, and what is new in it. */
export function VersionList(props: {
  versions: readonly VersionHead[];
  chosen: number;
  onChoose: (number: number) => void;
}) {
  const { versions, chosen, onChoose } = props;
  const { t, format } = useWords();
  const nameOf = useNameOf();
  return (
    <ol className={classes.list} aria-label={t('knowledge.versions')}>
      {versions.map(({ number, publishedAt, publishedBy, note }) => (
        <li key={number}>
          <button
            type="button"
            className={classes.version}
            aria-current={number === chosen}
            onClick={() => onChoose(number)}
          >
            <span className={classes.number}>{t('knowledge.version', { number })}</span>
            <span className={classes.about}>
              <time dateTime={publishedAt}>{format.dateTime(publishedAt)}</time>
              {' · '}
              <UserText text={nameOf(publishedBy)} />
            </span>
            {note && <UserText className={classes.said} text={note} />}
          </button>
        </li>
      ))}
    </ol>
  );
}
