import { useWords } from '#platform/web/words.ts';
import type { AnalysisFound } from '../../core/analysis/shapes.ts';
import classes from './Report.module.css';
import type { Names } from './use-names.ts';
import { useWarningWords } from './warning-words.ts';

const levels = [
  { key: 'most', from: 0.5 },
  { key: 'much', from: 0.3 },
  { key: 'some', from: 0.1 },
  { key: 'little', from: 0 },
] as const;

/** How sure we are: what is explained in plain words, whether there are enough answers, and what
 *  to look out for. */
export function SurePart({ found, names }: { found: AnalysisFound; names: Names }) {
  const { t, format } = useWords();
  const write = useWarningWords(names);
  const { r2, n, clusters, size, missing, alpha, ordinal, drivers } = found;
  const level = levels.find(({ from }) => r2 >= from)?.key ?? 'little';
  const proven = drivers.filter(({ drawn }) => drawn?.isProven).length;
  return (
    <>
      <div className={classes.explained}>
        <meter
          className={classes.meter}
          min={0}
          max={1}
          value={r2}
          aria-label={t('drivers.sure.r2')}
        />
        <p>
          <strong>{t('drivers.sure.explained', { share: format.percent(r2) })}</strong>{' '}
          {t(`drivers.sure.level.${level}`)}
        </p>
      </div>
      <dl className={classes.facts}>
        <dt>{t('drivers.sure.cases')}</dt>
        <dd>
          {t('drivers.sure.cases.text', { n, customers: clusters })}{' '}
          {t(`drivers.sure.size.${size.code}`)}
        </dd>
        <dt>{t('drivers.sure.blanks')}</dt>
        <dd>{t(`drivers.sure.blanks.${missing}`)}</dd>
        {found.resamples > 0 && (
          <>
            <dt>{t('drivers.sure.noise')}</dt>
            <dd>{t('drivers.sure.noise.text', { proven, count: drivers.length })}</dd>
          </>
        )}
        {alpha !== null && (
          <>
            <dt>{t('drivers.sure.alpha')}</dt>
            <dd>{t('drivers.sure.alpha.text', { alpha: format.number(alpha, two) })}</dd>
          </>
        )}
        {ordinal && (
          <>
            <dt>{t('drivers.sure.ordinal')}</dt>
            <dd>{t('drivers.sure.ordinal.text', { r2: format.percent(ordinal.r2) })}</dd>
          </>
        )}
      </dl>
      {found.warnings.length > 0 && (
        <>
          <h3>{t('drivers.sure.warnings')}</h3>
          <ul className={classes.warnings}>
            {found.warnings.map((each) => (
              <li key={write(each)}>{write(each)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
