import { SignalMark } from '#platform/web/SignalMark.tsx';
import { useWords } from '#platform/web/words.ts';
import type { LoyaltyReport, WeekPoint } from '../../core/loyalty-report.ts';
import classes from './WeekChart.module.css';
import { WeekTable } from './WeekTable.tsx';

type Trend = NonNullable<LoyaltyReport['trend']>;

const widthPx = 960;
const heightPx = 200;
const padPx = 10;
/** A chart of fewer weeks says nothing of what is usual. */
const fewestWeeks = 3;
const usualSignals = ['beyond-limit', 'two-of-three', 'run-of-eight'] as const;

/** Satisfied customers by week, as a p-chart: what lies outside has a cause of its own. */
export function WeekChart({ trend }: { trend: Trend }) {
  const { t, format } = useWords();
  const { centre, points } = trend;
  const signals = usualSignals.filter((signal) =>
    points.some((point) => point.signals.includes(signal)),
  );
  return (
    <section className={classes.part} aria-label={t('surveys.loyalty.trend')}>
      <h2 className={classes.title}>{t('surveys.loyalty.trend')}</h2>
      <p className={classes.about}>
        {t('surveys.loyalty.trend.about', { centre: format.percent(centre, 1) })}
      </p>
      {points.length < fewestWeeks ? (
        <p className={classes.about}>
          {t('surveys.loyalty.trend.few', { count: points.length, needed: fewestWeeks })}
        </p>
      ) : (
        <figure className={classes.figure}>
          <Drawing trend={trend} />
          <figcaption className={classes.caption}>
            <span>{format.date(points[0]?.startsAt ?? '')}</span>
            {signals.map((signal) => (
              <span key={signal} className={classes.mark}>
                <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
                  <SignalMark signal={signal} />
                </svg>
                {t(`frame.signal.${signal}`)}
              </span>
            ))}
            <span>{format.date(points.at(-1)?.startsAt ?? '')}</span>
          </figcaption>
        </figure>
      )}
      <WeekTable points={points} />
    </section>
  );
}

function Drawing({ trend }: { trend: Trend }) {
  const { t, format } = useWords();
  const { centre, points } = trend;
  const stepPx = (widthPx - 2 * padPx) / points.length;
  const x = (place: number) => padPx + (place + 0.5) * stepPx;
  const y = (share: number) => heightPx - padPx - share * (heightPx - 2 * padPx);
  const told = (point: WeekPoint) =>
    [
      t('surveys.loyalty.week', {
        date: format.date(point.startsAt),
        share: point.value === null ? '–' : format.percent(point.value),
        count: point.all,
      }),
      ...point.signals.map((signal) => t(`frame.signal.${signal}`)),
    ].join('. ');
  const places = points.flatMap((point, place) =>
    point.value === null ? [] : [{ point, x: x(place), y: y(point.value) }],
  );
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={t('surveys.loyalty.trend')}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={classes.grid} x1="0" x2={widthPx} y1={y(share)} y2={y(share)} />
          <text className={classes.axis} x="0" y={y(share) + (share === 0 ? -3 : 11)}>
            {format.percent(share)}
          </text>
        </g>
      ))}
      {points.map((point, place) => (
        <rect
          key={point.startsAt}
          className={classes.usual}
          x={padPx + place * stepPx}
          width={stepPx}
          y={y(point.upper)}
          height={point.all > 0 ? y(point.lower) - y(point.upper) : 0}
        />
      ))}
      <line
        className={classes.centre}
        x1={padPx}
        x2={widthPx - padPx}
        y1={y(centre)}
        y2={y(centre)}
      />
      <polyline
        className={classes.values}
        points={places.map((place) => `${place.x},${place.y}`).join(' ')}
      />
      {places.map((place) => (
        <g key={place.point.startsAt} transform={`translate(${place.x} ${place.y})`}>
          <title>{told(place.point)}</title>
          <SignalMark signal={place.point.signals[0] ?? null} />
        </g>
      ))}
    </svg>
  );
}
