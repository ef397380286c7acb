import { Link, useSearch } from '@tanstack/react-router';
import { useWords } from '#platform/web/words.ts';
import type { ResponseReport } from '../../contract.ts';
import classes from './Asking.module.css';
import { Part } from './Part.tsx';

/** How many answers belong to no figure, and why; the way to look at them. */
export function KeptApart({ report: { flags } }: { report: ResponseReport }) {
  const { t, format } = useWords();
  const { project } = useSearch({ from: '/frame/ratings/asking' });
  return (
    <Part title={t('surveys.report.flags')}>
      {flags.length === 0 && <p className={classes.quiet}>{t('surveys.report.flags.none')}</p>}
      {flags.length > 0 && (
        <ul className={classes.list}>
          {flags.map(({ flag, invitations }) => (
            <li key={flag}>
              <Link
                to="/ratings"
                search={{ ...(project && { project }), only: 'flagged' as const }}
              >
                {t(`surveys.flag.${flag}`)}
              </Link>
              <b data-number>{format.number(invitations)}</b>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
