import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import classes from './Report.module.css';
import type { Names } from './use-names.ts';

const littleExplained = 0.1;

/** What we do not know: who was not asked, what was left blank, and what nobody asked. */
export function UnknownPart({ report, names }: { report: AnalysisReport; names: Names }) {
  const { t, format } = useWords();
  const { counts, left, found, attributes } = report;
  const { ended, asked, answered, ratingAlone, flagged } = counts;
  const turns = attributes.filter(({ notAsked }) => notAsked > ratingAlone);
  return (
    <>
      {found && found.r2 < littleExplained && (
        <p className={classes.forgotten}>{t('drivers.unknown.forgotten')}</p>
      )}
      <ul className={classes.unknown}>
        {found && (
          <li>{t('drivers.unknown.unexplained', { share: format.percent(1 - found.r2) })}</li>
        )}
        {ended !== null && asked !== null && (
          <li>
            {t('drivers.unknown.silent', {
              notAsked: format.number(ended - asked),
              silent: format.number(asked - answered - flagged),
            })}
          </li>
        )}
        {ratingAlone > 0 && <li>{t('drivers.unknown.rating-alone', { count: ratingAlone })}</li>}
        {flagged > 0 && <li>{t('drivers.unknown.flagged', { count: flagged })}</li>}
        {turns.length > 0 && <li>{t('drivers.unknown.in-turn', { count: turns.length })}</li>}
        {left.map(({ name, why }) => (
          <li key={name}>{t(`drivers.unknown.${why}`, { driver: names.driver(name) })}</li>
        ))}
        <li>{t('drivers.unknown.cause')}</li>
      </ul>
    </>
  );
}
