import { useWords } from '#platform/web/words.ts';
import type { ResponseReport } from '../../contract.ts';
import classes from './Asking.module.css';
import { Part } from './Part.tsx';

/** What each survey decided about whom, with every reason. */
export function Decisions({ report }: { report: ResponseReport }) {
  const { t, format, language } = useWords();
  const { bySurvey, reminders } = report;
  return (
    <Part title={t('surveys.report.surveys')}>
      {bySurvey.length === 0 && <p className={classes.quiet}>{t('surveys.report.surveys.none')}</p>}
      {bySurvey.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
        <section className={classes.scroll} aria-label={t('surveys.report.survey')} tabIndex={0}>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th>{t('surveys.report.survey')}</th>
                <th data-number>{t('surveys.report.everything')}</th>
                <th data-number>{t('surveys.report.rating-alone')}</th>
                <th data-number>{t('surveys.report.nothing')}</th>
                <th>{t('surveys.report.main-reason')}</th>
              </tr>
            </thead>
            <tbody>
              {bySurvey.map(({ surveyId, name, everything, ratingAlone, notAsked }) => (
                <tr key={surveyId}>
                  <th scope="row">{name[language]}</th>
                  <td data-number>{format.number(everything)}</td>
                  <td data-number>{format.number(ratingAlone)}</td>
                  <td data-number>
                    {format.number(notAsked.reduce((sum, { contacts }) => sum + contacts, 0))}
                  </td>
                  <td>
                    {notAsked.map(({ reason, contacts }) => (
                      <span key={reason} className={classes.reason}>
                        {t(`surveys.not-asked.${reason}`)} <b data-number>{contacts}</b>
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {reminders.sent > 0 && (
        <p className={classes.quiet}>{t('surveys.report.reminders', reminders)}</p>
      )}
    </Part>
  );
}
