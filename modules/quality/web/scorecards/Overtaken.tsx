import { Link } from '@tanstack/react-router';
import { useWords } from '#platform/web/words.ts';
import classes from './Overtaken.module.css';
import type { EditedScorecard } from './use-scorecard.ts';

/** Somebody else has saved in the meantime: who, what can be seen, and that nothing is lost. */
export function Overtaken({ scorecard: { inUse } }: { scorecard: EditedScorecard }) {
  const { t, format } = useWords();
  if (!inUse) return null;
  const { id, projectId, channel, version, authorName, createdAt } = inUse;
  return (
    <div role="alert" className={classes.overtaken}>
      <b>
        {t('quality.card.overtaken', {
          name: authorName ?? '',
          version,
          time: format.dateTime(createdAt),
        })}
      </b>
      <p className={classes.text}>{t('quality.card.overtaken.text', { next: version + 1 })}</p>
      <Link
        to="/settings/projects/$projectId/scorecards"
        params={{ projectId }}
        search={{ channel, view: 'versions', version: id }}
      >
        {t('quality.card.see', { version })}
      </Link>
    </div>
  );
}
