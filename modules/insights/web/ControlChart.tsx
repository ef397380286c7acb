import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import { minimumBasePoints, type Steadiness } from '../contract.ts';
import classes from './ControlChart.module.css';
import { ControlLane } from './ControlLane.tsx';
import { ControlTable } from './ControlTable.tsx';

/** The medians of hours or days with centre and limits, and below them how far each lies from the
 *  one before it. latePoints: how many points the limits judge without being made of them. */
export function ControlChart(props: { steadiness: Steadiness; latePoints: number }) {
  const { steadiness, latePoints } = props;
  const { points, limitsMs, basePoints } = steadiness;
  const { t, format } = useWords();
  const told = points.map(({ startsAt, n, medianMs, signals }) => {
    const about = { time: format.dateTime(startsAt), median: format.duration(medianMs), count: n };
    const names = signals.map((signal) => t(`frame.signal.${signal}`));
    return [t('floor.steadiness.point', about), ...names].join('. ');
  });
  const medians = t(`floor.steadiness.medians.${steadiness.grain}`);
  const baseEnds = points.length - latePoints;
  return (
    <div className={classes.chart}>
      {points.length > 1 && (
        <>
          <p className={classes.title}>
            <span>{medians}</span>
            <span>
              {format.dateTime(points[0]?.startsAt ?? '')} –{' '}
              {format.dateTime(points.at(-1)?.startsAt ?? '')}
            </span>
          </p>
          <ControlLane
            label={medians}
            heightPx={80}
            values={points.map(({ medianMs }) => medianMs)}
            lines={
              limitsMs && { centre: limitsMs.centre, limits: [limitsMs.lower, limitsMs.upper] }
            }
            signals={points.map(({ signals }) => signals.filter((signal) => signal !== 'jump'))}
            told={told}
            baseEnds={baseEnds}
          />
          <p className={classes.title}>{t('floor.steadiness.ranges')}</p>
          <ControlLane
            label={t('floor.steadiness.ranges')}
            heightPx={32}
            values={points.map(({ rangeMs }) => rangeMs)}
            lines={limitsMs && { centre: limitsMs.rangeMean, limits: [limitsMs.rangeUpper] }}
            signals={points.map(({ signals }) => signals.filter((signal) => signal === 'jump'))}
            told={told}
            baseEnds={baseEnds}
          />
        </>
      )}
      {limitsMs ? (
        <Limits limitsMs={limitsMs} basePoints={basePoints} />
      ) : (
        <p className={classes.few}>
          {t('floor.steadiness.too-few', { count: basePoints, needed: minimumBasePoints })}
        </p>
      )}
      {points.length > 0 && <ControlTable points={points} />}
    </div>
  );
}

function Limits(props: { limitsMs: NonNullable<Steadiness['limitsMs']>; basePoints: number }) {
  const { limitsMs, basePoints } = props;
  const { t, format } = useWords();
  const { centre, lower, upper, rangeUpper } = limitsMs;
  const from = format.duration(Math.max(0, lower));
  const figures = [
    { key: 'centre', value: centre, write: format.duration },
    { key: 'limits', value: upper, write: (to: number) => `${from} – ${format.duration(to)}` },
    { key: 'range-limit', value: rangeUpper, write: format.duration },
  ] as const;
  return (
    <dl className={classes.limits}>
      {figures.map(({ key, value, write }) => (
        <div key={key}>
          <dt>{t(`floor.steadiness.${key}`)}</dt>
          <dd>
            <Figure
              value={value}
              write={write}
              n={basePoints}
              atLeast={minimumBasePoints}
              formula={t(`formula.steadiness.${key}`)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
