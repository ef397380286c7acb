import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import type { AnalysisFound, DriverFound } from '../../core/analysis/shapes.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { PriorityChart, type PriorityPoint } from './PriorityChart.tsx';
import classes from './Report.module.css';
import { priorityTable } from './report-tables.ts';
import type { Names } from './use-names.ts';

const level = 0.95;
const shownFirst = 3;

/** Where to act first: what matters and does badly, what it would bring, and of what kind it is. */
export function ActPart(props: {
  report: AnalysisReport;
  found: AnalysisFound;
  names: Names;
  target: number;
}) {
  const { report, found, names, target } = props;
  const words = useWords();
  const { t } = words;
  const points = found.drivers.flatMap((each) => pointOf(each, report, names));
  const table = priorityTable(found, names, words);
  const urgent = found.drivers
    .filter(({ priority }) => priority !== null)
    .toSorted((one, other) => (other.priority?.index ?? 0) - (one.priority?.index ?? 0))
    .slice(0, shownFirst);
  if (points.length === 0) return <p className={classes.few}>{t('drivers.act.none')}</p>;
  return (
    <>
      <p>{t('drivers.act.text')}</p>
      <ol className={classes.acts}>
        {urgent.map((each) => (
          <Act key={each.name} driver={each} {...{ report, found, names }} />
        ))}
      </ol>
      <ChartFrame table={table} note={t('drivers.act.note')}>
        <PriorityChart
          {...{ points, target }}
          drivers={found.drivers.length}
          label={t('drivers.act.chart')}
        />
        <ol className={classes.key}>
          {points
            .toSorted((one, other) => one.rank - other.rank)
            .map(({ name, rank }) => (
              <li key={name} value={rank}>
                {name}
              </li>
            ))}
        </ol>
      </ChartFrame>
    </>
  );
}

function Act(props: {
  driver: DriverFound;
  report: AnalysisReport;
  found: AnalysisFound;
  names: Names;
}) {
  const { driver, report, found, names } = props;
  const { t, format } = useWords();
  const { name, priority } = driver;
  const contrast = found.contrasts.find((each) => each.driver === name);
  const n = report.attributes.find((each) => each.name === name)?.n ?? found.n;
  if (!priority) return null;
  const { best } = priority;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <li>
      <strong>{names.driver(name)}</strong>
      <span>{t(`drivers.quadrant.${priority.quadrant}`)}</span>
      <span>
        {t('drivers.act.index')}{' '}
        <Figure
          value={priority.index}
          write={(value) => format.number(value, { maximumFractionDigits: 1 })}
          n={n}
          {...(priority.interval && { interval: { ...priority.interval, level } })}
          formula={t('drivers.act.index.formula')}
        />
      </span>
      {best && best.gain > 0.005 && (
        <span>
          {t('drivers.act.gain', {
            segment: names.segment(best.segment),
            gain: number(best.gain),
            low: number(best.gainInterval.low),
            high: number(best.gainInterval.high),
          })}
        </span>
      )}
      {contrast && contrast.kind !== 'none' && (
        <span>{t(`drivers.kind.${contrast.kind}.text`)}</span>
      )}
    </li>
  );
}

function pointOf(
  { name, rank, share, drawn, priority }: DriverFound,
  { attributes }: AnalysisReport,
  names: Names,
): PriorityPoint[] {
  if (!priority) return [];
  const said = attributes.find((each) => each.name === name);
  const scaled = (value: number) =>
    said ? (100 * (value - said.from)) / (said.to - said.from) : value;
  const half = said?.mean ? (scaled(said.mean.high) - scaled(said.mean.low)) / 2 : null;
  const { performance } = priority;
  return [
    {
      ...{ name: names.driver(name), rank, performance, share },
      performanceInterval:
        half === null
          ? null
          : { low: Math.max(0, performance - half), high: Math.min(100, performance + half) },
      shareInterval: drawn?.shareInterval ?? null,
    },
  ];
}
