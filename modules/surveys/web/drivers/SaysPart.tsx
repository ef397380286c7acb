import { fewestAnswers, shareOf } from '#kernel/proportion.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import { ChartFrame } from './ChartFrame.tsx';
import classes from './Report.module.css';
import { ReportTableView } from './ReportTableView.tsx';
import { answersTable, attributesTable, measuresTable } from './report-tables.ts';
import { ShareChart } from './ShareChart.tsx';
import type { Names } from './use-names.ts';

const level = 0.95;

/** What customers say: how they answered, how many, and what was measured of their contacts. */
export function SaysPart({ report, names }: { report: AnalysisReport; names: Names }) {
  const words = useWords();
  const { t, format } = words;
  const { outcome, counts, measures } = report;
  const table = answersTable(report, words);
  const lines = outcome.distribution.toReversed().map(({ value, answers }) => ({
    name: t('drivers.says.value', { value, best: outcome.to }),
    share: shareOf({ hits: answers, all: outcome.n }) ?? { value: 0 },
    aside: format.number(answers),
  }));
  return (
    <>
      <dl className={classes.figures}>
        <TopShare report={report} best={1} />
        <TopShare report={report} best={2} />
        <div>
          <dt>{t('drivers.says.mean')}</dt>
          <dd>
            <Figure
              value={outcome.mean?.value ?? null}
              write={(value) => format.number(value, { maximumFractionDigits: 2 })}
              n={outcome.n}
              atLeast={fewestAnswers}
              {...(outcome.mean && { interval: { ...outcome.mean, level } })}
              formula={t('drivers.says.mean.formula')}
            />
          </dd>
        </div>
        <Response counts={counts} />
      </dl>
      {outcome.n < fewestAnswers ? (
        <p className={classes.few}>{t('drivers.says.few', { needed: fewestAnswers })}</p>
      ) : (
        <ChartFrame table={table}>
          <ShareChart lines={lines} label={table.title} />
        </ChartFrame>
      )}
      <h3>{t('drivers.says.attributes')}</h3>
      <ReportTableView table={attributesTable(report, names, words)} />
      {(['duration', 'count'] as const)
        .map((kind) => measuresTable(report, kind, words))
        .filter(({ rows }) => measures.length > 0 && rows.length > 0)
        .map((each) => (
          <div key={each.title}>
            <h3>{each.title}</h3>
            <ReportTableView table={each} />
          </div>
        ))}
    </>
  );
}

/** The share of the best answer, or of the two best. */
function TopShare({ report, best }: { report: AnalysisReport; best: 1 | 2 }) {
  const { t, format } = useWords();
  const { outcome } = report;
  const hits = outcome.distribution.slice(-best).reduce((sum, { answers }) => sum + answers, 0);
  const share = shareOf({ hits, all: outcome.n });
  return (
    <div>
      <dt>{t(`drivers.says.top-${best}`)}</dt>
      <dd>
        <Figure
          value={share?.value ?? null}
          write={(value) => format.percent(value)}
          n={outcome.n}
          atLeast={fewestAnswers}
          {...(share && { interval: { ...share, level } })}
          formula={t('drivers.says.top.formula')}
        />
        {share && outcome.n >= fewestAnswers && (
          <small data-number>
            {format.percent(share.low)} – {format.percent(share.high)}
          </small>
        )}
      </dd>
    </div>
  );
}

function Response({ counts }: Pick<AnalysisReport, 'counts'>) {
  const { t, format } = useWords();
  const { ended, asked, answered } = counts;
  const share = ended === null ? null : shareOf({ hits: answered, all: ended });
  return (
    <div>
      <dt>{t('drivers.says.response')}</dt>
      <dd>
        {share ? (
          <Figure
            value={share.value}
            write={(value) => format.percent(value)}
            n={ended ?? 0}
            interval={{ ...share, level }}
            formula={t('surveys.response.formula')}
          />
        ) : (
          '–'
        )}
        <small>
          {asked === null
            ? t('drivers.says.answered', { count: answered })
            : t('drivers.says.answered-of', { count: answered, asked: format.number(asked) })}
        </small>
      </dd>
    </div>
  );
}
