import { fewestAnswers } from '#kernel/proportion.ts';
import { useWords } from '#platform/web/words.ts';
import type { ResponseReport } from '../../contract.ts';
import classes from './Asking.module.css';
import { Part } from './Part.tsx';

const everyHours = 6;

/** The response by the hour of asking: 24 bars, hatched where too few were asked, and a table. */
export function Hours({ report: { byHour } }: { report: ResponseReport }) {
  const { t, format } = useWords();
  const isTold = ({ asked }: { asked: number }) => asked >= fewestAnswers;
  const most = Math.max(...byHour.filter(isTold).map(({ share }) => share?.value ?? 0), 0.01);
  const few = byHour.some((hour) => hour.asked > 0 && !isTold(hour));
  return (
    <Part title={t('surveys.report.hour')} text={t('surveys.report.hour.text')}>
      <span className={classes.peak} aria-hidden="true">
        {format.percent(most)}
      </span>
      <div className={classes.hours} aria-hidden="true">
        {byHour.map((each) => (
          <span
            key={each.hour}
            title={
              isTold(each)
                ? t('surveys.report.hour.cell', {
                    ...{ hour: each.hour, asked: each.asked, answered: each.answered },
                  })
                : t('surveys.report.hour.few', { hour: each.hour, asked: each.asked })
            }
          >
            <span
              className={classes.column}
              data-few={each.asked > 0 && !isTold(each)}
              style={{ height: `${columnHeight(each, most)}%` }}
            />
            <small>{each.hour % everyHours === 0 ? each.hour : ''}</small>
          </span>
        ))}
      </div>
      {few && (
        <p className={classes.quiet}>
          {t('surveys.report.hour.few.sign', { needed: fewestAnswers })}
        </p>
      )}
      <details className={classes.table}>
        <summary>{t('surveys.report.table')}</summary>
        <table className={classes.rows}>
          <tbody>
            {byHour
              .filter(({ asked }) => asked > 0)
              .map(({ hour, asked, answered, share }) => (
                <tr key={hour}>
                  <th scope="row">{hour}:00</th>
                  <td data-number>
                    {format.number(answered)} / {format.number(asked)}
                  </td>
                  <td data-number>
                    {share && asked >= fewestAnswers
                      ? `${format.percent(share.low)} – ${format.percent(share.high)}`
                      : t('surveys.interval.none', { needed: fewestAnswers })}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </Part>
  );
}

const fewHeight = 12;

function columnHeight({ asked, share }: ResponseReport['byHour'][number], most: number): number {
  if (asked === 0 || !share) return 0;
  return asked < fewestAnswers ? fewHeight : (share.value / most) * 100;
}
