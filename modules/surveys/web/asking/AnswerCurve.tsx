import { fewestAnswers } from '#kernel/proportion.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ResponseReport } from '../../contract.ts';
import classes from './Asking.module.css';
import { Part } from './Part.tsx';

const hoursOfDay = 24;
const level = 0.95;

/** The share of those who were asked that has answered so many hours after, as bars with their
 *  intervals; each line is also the table. */
export function AnswerCurve({ report: { curve, asked } }: { report: ResponseReport }) {
  const { t, format } = useWords();
  const most = Math.max(...curve.map(({ share }) => share?.high ?? 0), 0.01);
  const written = (hours: number) =>
    hours < hoursOfDay
      ? t('surveys.report.curve.hours', { hours })
      : t('surveys.report.curve.days', { days: hours / hoursOfDay });
  return (
    <Part title={t('surveys.report.curve')} text={t('surveys.report.curve.text')}>
      <table className={classes.curve}>
        <tbody>
          {curve.map(({ hours, share }) => (
            <tr key={hours}>
              <th scope="row">{written(hours)}</th>
              <td className={classes.track} aria-hidden="true">
                {share && asked >= fewestAnswers && (
                  <>
                    <span
                      className={classes.bar}
                      style={{ width: `${(share.value / most) * 100}%` }}
                    />
                    <span
                      className={classes.whisker}
                      style={{
                        left: `${(share.low / most) * 100}%`,
                        width: `${((share.high - share.low) / most) * 100}%`,
                      }}
                    />
                  </>
                )}
              </td>
              <td data-number>
                <Figure
                  value={share?.value ?? null}
                  write={(value) => format.percent(value)}
                  n={asked}
                  atLeast={fewestAnswers}
                  {...(share && { interval: { low: share.low, high: share.high, level } })}
                  formula={t('surveys.report.curve.text')}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
