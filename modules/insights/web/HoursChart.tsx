import { useWords } from '#platform/web/words.ts';
import type { Board } from '../contract.ts';
import classes from './HoursChart.module.css';

/** The last hours shown: more bars than this say less. */
const maximumBars = 72;
const heightPx = 96;
const barPx = 12;
const widePx = 40;

/** Contacts by hour: offered as an outline, answered filled, from zero. Its numbers stand in a
 *  table behind it. */
export function HoursChart({ hours }: { hours: Board['hours'] }) {
  const { t, format } = useWords();
  const shown = hours.slice(-maximumBars);
  const most = Math.max(1, ...shown.map(({ offered }) => offered));
  const scale = (count: number) => (count / most) * (heightPx - 4);
  if (shown.length < 2) return null;
  return (
    <section className={classes.chart} aria-label={t('floor.hours')}>
      <h2 className={classes.title}>{t('floor.hours')}</h2>
      <div className={classes.ground}>
        <svg
          viewBox={`0 0 ${shown.length * barPx} ${heightPx}`}
          preserveAspectRatio="none"
          height={heightPx}
          style={{ maxWidth: shown.length * widePx }}
          className={classes.bars}
          role="img"
          aria-label={t('floor.hours.most', { count: most })}
        >
          {shown.map(({ startsAt, offered, answered }, index) => (
            <g key={startsAt} transform={`translate(${index * barPx} 0)`}>
              <title>
                {t('floor.hours.one', { time: format.dateTime(startsAt), offered, answered })}
              </title>
              <rect
                className={classes.offered}
                x="1.5"
                y={heightPx - scale(offered)}
                width={barPx - 3}
                height={scale(offered)}
              />
              <rect
                className={classes.answered}
                x="1.5"
                y={heightPx - scale(answered)}
                width={barPx - 3}
                height={scale(answered)}
              />
            </g>
          ))}
        </svg>
      </div>
      <p className={classes.ends}>
        <span>
          {format.dateTime(shown[0]?.startsAt ?? '')} –{' '}
          {format.dateTime(shown.at(-1)?.startsAt ?? '')}
        </span>
        <span>{t('floor.hours.most', { count: most })}</span>
      </p>
      <details className={classes.table}>
        <summary>{t('floor.hours.table')}</summary>
        <table>
          <thead>
            <tr>
              <th>{t('floor.hours.hour')}</th>
              <th>{t('floor.hours.offered')}</th>
              <th>{t('floor.hours.answered')}</th>
              <th>{t('floor.figure.speed-of-answer.median')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ startsAt, offered, answered, medianWaitMs }) => (
              <tr key={startsAt} data-number>
                <td>{format.dateTime(startsAt)}</td>
                <td>{format.number(offered)}</td>
                <td>{format.number(answered)}</td>
                <td>{medianWaitMs === null ? '–' : format.duration(medianWaitMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
