import { useWords } from '#platform/web/words.ts';
import type { ControlPoint } from '../contract.ts';
import classes from './ControlChart.module.css';

/** The numbers behind a control chart. */
export function ControlTable({ points }: { points: readonly ControlPoint[] }) {
  const { t, format } = useWords();
  return (
    <details className={classes.table}>
      <summary>{t('floor.hours.table')}</summary>
      <table>
        <thead>
          <tr>
            <th>{t('floor.steadiness.from')}</th>
            <th>{t('floor.steadiness.answers')}</th>
            <th>{t('floor.figure.first-response.median')}</th>
            <th>{t('floor.steadiness.ranges')}</th>
            <th>{t('floor.figure.steadiness.signals')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ startsAt, n, medianMs, rangeMs, signals }) => (
            <tr key={startsAt} data-number>
              <td>{format.dateTime(startsAt)}</td>
              <td>{format.number(n)}</td>
              <td>{format.duration(medianMs)}</td>
              <td>{rangeMs === null ? '–' : format.duration(rangeMs)}</td>
              <td>{format.list(signals.map((signal) => t(`frame.signal.${signal}`)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
