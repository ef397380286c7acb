import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { ParityRow } from '../../contract.ts';
import { differencesIn } from './differences.ts';
import classes from './Parity.module.css';

const shownFirst = 6;

/** Where a channel is worse off, in sentences. */
export function Differences({ rows }: { rows: readonly ParityRow[] }) {
  const { t, language, format } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const found = differencesIn(rows);
  const shown = showsAll ? found : found.slice(0, shownFirst);
  return (
    <section className={classes.part}>
      <h2 className={classes.title}>{t('parity.differences', { count: found.length })}</h2>
      {found.length === 0 && <p className={classes.about}>{t('parity.differences.none')}</p>}
      <ul className={classes.sentences}>
        {shown.map(({ row, channel, share: { measure, figure, others } }) => (
          <li key={`${row.reasonId} ${channel} ${measure}`}>
            {t(`parity.says.${measure}`, {
              channel,
              reason: row.names?.[language] ?? t('parity.unnamed'),
              own: format.percent(figure.value ?? 0),
              others: format.percent(others.value ?? 0),
            })}
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <Button size="xs" variant="default" onClick={() => setShowsAll(true)}>
          {t('parity.more', { count: found.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
