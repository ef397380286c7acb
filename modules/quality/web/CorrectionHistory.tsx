import { useNameOf } from '#modules/surveys/web/index.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CorrectionEntry } from '../contract.ts';
import classes from './CorrectionHistory.module.css';

/** Who did what, and when, the newest first. */
export function CorrectionHistory({ entries }: { entries: readonly CorrectionEntry[] }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  return (
    <section className={classes.history}>
      <h2 className={classes.title}>{t('quality.history')}</h2>
      <ol className={classes.list}>
        {entries.toReversed().map(({ seq, kind, at, by }) => (
          <li key={seq}>
            <time dateTime={at}>{format.dateTime(at)}</time>
            <span>{t(`quality.entry.${kind}`)}</span>
            {kind !== 'overdue' && <UserText className={classes.by} text={nameOf(by)} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
