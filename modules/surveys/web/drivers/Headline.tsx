import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import classes from './Report.module.css';
import { ranked } from './report-tables.ts';
import type { Names } from './use-names.ts';

const named = 3;

/** All of it in two sentences, or why there is nothing to say yet. */
export function Headline({ report, names }: { report: AnalysisReport; names: Names }) {
  const { t, format } = useWords();
  const { found, refusal } = report;
  if (refusal) {
    const words =
      refusal.code === 'too-few'
        ? t('drivers.refused.too-few', { n: refusal.n, needed: refusal.needed })
        : t(`drivers.refused.${refusal.code}`);
    return (
      <p role="status" className={classes.refused}>
        {words}
      </p>
    );
  }
  if (!found) return null;
  const first = ranked(found)
    .filter(({ drawn }) => drawn?.isProven !== false)
    .slice(0, named)
    .map(({ name }) => `“${names.driver(name)}”`);
  const [act] = found.drivers
    .filter(({ priority }) => priority?.quadrant === 'concentrate-here')
    .toSorted((one, other) => (other.priority?.index ?? 0) - (one.priority?.index ?? 0));
  return (
    <p className={classes.headline}>
      {found.size.mayRank && first.length > 0
        ? t('drivers.headline', { drivers: format.list(first) })
        : t('drivers.headline.early', { n: found.n })}{' '}
      {found.size.mayRank &&
        (act
          ? t('drivers.headline.act', { driver: names.driver(act.name) })
          : t('drivers.headline.keep'))}
    </p>
  );
}
