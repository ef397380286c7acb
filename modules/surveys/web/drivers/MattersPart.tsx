import { useWords } from '#platform/web/words.ts';
import type { AnalysisFound } from '../../core/analysis/shapes.ts';
import { ChartFrame } from './ChartFrame.tsx';
import classes from './Report.module.css';
import { importanceTable, ranked, ranksTable } from './report-tables.ts';
import { ShareChart } from './ShareChart.tsx';
import { isMeasure, type Names } from './use-names.ts';

/** What matters most: how much of what is explained each driver holds, and how sure its rank is. */
export function MattersPart({ found, names }: { found: AnalysisFound; names: Names }) {
  const words = useWords();
  const { t, format } = words;
  const table = importanceTable(found, names, words);
  const lines = ranked(found).map(({ name, share, drawn }) => ({
    name: names.driver(name),
    share: { value: share, ...drawn?.shareInterval },
    isFaint: drawn !== null && !drawn.isProven,
    ...(isMeasure(name) && { aside: t('drivers.matters.measured') }),
  }));
  return (
    <>
      <p>
        {t(found.size.mayRank ? 'drivers.matters.text' : 'drivers.matters.no-ranks', {
          draws: format.number(found.resamples),
          n: format.number(found.n),
        })}
      </p>
      <ChartFrame table={table} note={t('drivers.matters.note')}>
        <ShareChart lines={lines} label={table.title} />
      </ChartFrame>
      {found.resamples > 0 && found.size.mayRank && <Ranks found={found} names={names} />}
    </>
  );
}

/** How likely each driver has each rank: the darker, the likelier; the figure says it too. */
function Ranks({ found, names }: { found: AnalysisFound; names: Names }) {
  const words = useWords();
  const { t, format } = words;
  const { title, columns, rows } = ranksTable(found, names, words);
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className={classes.scroll} aria-label={title} tabIndex={0}>
        <table className={classes.ranks}>
          <thead>
            <tr>
              {columns.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the rank
                    key={index}
                    data-number
                    style={{ background: shade(Number(cell)) }}
                  >
                    {Number(cell) >= 0.005 ? format.percent(Number(cell)) : ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>{t('drivers.matters.ranks.note')}</p>
    </figure>
  );
}

function shade(probability: number): string {
  const percent = Math.round(probability * 55);
  return `color-mix(in srgb, var(--heed-accent) ${percent}%, transparent)`;
}
