import { IconAlarm } from '@tabler/icons-react';
import { useNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Gap } from '../../contract.ts';
import { useNameOf } from '../use-knowledge.ts';
import classes from './Gaps.module.css';

/** A gap as the list shows it: what is asked, how it was noticed, what closing it would save. */
export function GapRow({ gap }: { gap: Gap }) {
  const { t, format } = useWords();
  const now = useNow();
  const nameOf = useNameOf();
  const { kind, words, savesCount, state, dueAt, ownerId, outcome } = gap;
  const isLate = state === 'open' && dueAt < now;
  return (
    <div className={classes.row}>
      <UserText className={classes.words} text={words} />
      <div className={classes.facts}>
        <span>{t(`knowledge.gap.${kind}`)}</span>
        <span>{t('knowledge.gap.saves', { count: savesCount })}</span>
        {ownerId && <UserText text={nameOf(ownerId)} />}
      </div>
      <div className={classes.facts}>
        {state === 'open' ? (
          <span className={classes.due} data-late={isLate}>
            <IconAlarm size="0.875rem" stroke={1.6} aria-hidden />
            {t(isLate ? 'knowledge.gap.late' : 'knowledge.gap.due', {
              when: format.relative(dueAt, now),
            })}
          </span>
        ) : (
          outcome && <span>{t(`knowledge.gap.outcome.${outcome}`)}</span>
        )}
      </div>
    </div>
  );
}
