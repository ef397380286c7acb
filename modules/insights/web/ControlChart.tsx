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
    const names = signals.map((signal) => t(`floor.signal.${signal}`));
    return [t('floor.steadiness.point', about), ...names].join('. ');
  });
  const baseEnds = points.length - latePoints;
  return (
    <div className={classes.chart}>
      {points.length > 1 && (
        <>
          <ControlLane
            label={t(`floor.steadiness.medians.${steadiness.grain}`)}
            heightPx={80}
            values={points.map(({ medianMs }) => medianMs)}
            lines={
              limitsMs && { centre: limitsMs.centre, limits: [limitsMs.lower, limitsMs.upper] }
            }
            signals={points.map(({ signals }) => signals.filter((signal) => signal !== 'jump'))}
            told={told}
            baseEnds={baseEnds}
          />
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
  const shown = { n: basePoints, atLeast: minimumBasePoints };
  const from = format.duration(Math.max(0, lower));
  return (
    <dl className={classes.limits}>
      <dt>{t('floor.steadiness.centre')}</dt>
      <dd>
        <Figure
          {...shown}
          value={centre}
          write={format.duration}
          formula={t('formula.steadiness.centre')}
        />
      </dd>
      <dt>{t('floor.steadiness.limits')}</dt>
      <dd>
        <Figure
          {...shown}
          value={upper}
          write={(to) => `${from} – ${format.duration(to)}`}
          formula={t('formula.steadiness.limits')}
        />
      </dd>
      <dt>{t('floor.steadiness.range-limit')}</dt>
      <dd>
        <Figure
          {...shown}
          value={rangeUpper}
          write={format.duration}
          formula={t('formula.steadiness.range-limit')}
        />
      </dd>
    </dl>
  );
}
