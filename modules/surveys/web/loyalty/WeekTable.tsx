import { useWords } from '#platform/web/words.ts';
import type { WeekPoint } from '../../core/loyalty-report.ts';
import classes from './WeekChart.module.css';

/** The numbers behind the chart of weeks. */
export function WeekTable({ points }: { points: readonly WeekPoint[] }) {
  const { t, format } = useWords();
  return (
    <details className={classes.table}>
      <summary>{t('surveys.loyalty.table')}</summary>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th>{t('surveys.loyalty.week-of')}</th>
              <th data-number>{t('surveys.loyalty.rated')}</th>
              <th data-number>{t('surveys.satisfaction')}</th>
              <th data-number>{t('surveys.loyalty.usual')}</th>
              <th>{t('surveys.loyalty.signals')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ startsAt, all, value, lower, upper, signals }) => (
              <tr key={startsAt}>
                <td>{format.date(startsAt)}</td>
                <td data-number>{format.number(all)}</td>
                <td data-number>{value === null ? '–' : format.percent(value)}</td>
                <td data-number>
                  {all === 0 ? '–' : `${format.percent(lower)} – ${format.percent(upper)}`}
                </td>
                <td>{format.list(signals.map((signal) => t(`frame.signal.${signal}`)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
