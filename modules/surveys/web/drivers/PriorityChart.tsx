import { useElementSize } from '@mantine/hooks';
import type { Interval } from '#kernel/proportion.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './Chart.module.css';
import { cut } from './ShareChart.tsx';

/** A driver in the picture of importance and performance. */
export interface PriorityPoint {
  readonly name: string;
  readonly rank: number;
  /** 0..100, with its interval. */
  readonly performance: number;
  readonly performanceInterval: Interval | null;
  readonly share: number;
  readonly shareInterval: Interval | null;
}

const heightPx = 400;
const narrowPx = 620;
const edge = { left: 48, right: 12, top: 12, bottom: 40 };
const lineHeightPx = 15;
const letterPx = 6.6;

/** How much each driver matters against how well it does: what matters and does badly stands at the
 *  upper left. target: the performance that is aimed at. */
export function PriorityChart(props: {
  points: readonly PriorityPoint[];
  target: number;
  drivers: number;
  label: string;
}) {
  const { points, target, drivers, label } = props;
  const { t, format } = useWords();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured || 760, 280);
  const isNarrow = width < narrowPx;
  const lowest = Math.min(target, ...points.map((each) => lowOf(each)));
  const from = Math.max(0, Math.floor((lowest - 6) / 10) * 10);
  const even = 1 / drivers;
  const most = 1.08 * Math.max(2 * even, ...points.map((each) => highOf(each)));
  const x = (value: number) =>
    edge.left + ((value - from) / (100 - from)) * (width - edge.left - edge.right);
  const y = (share: number) =>
    heightPx - edge.bottom - (share / most) * (heightPx - edge.top - edge.bottom);
  const inner = { right: width - edge.right, bottom: heightPx - edge.bottom };
  return (
    <div ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${heightPx}`}
        className={classes.drawing}
        role="img"
        aria-label={label}
      >
        <rect
          className={classes.urgent}
          x={edge.left}
          y={edge.top}
          width={Math.max(x(target) - edge.left, 0)}
          height={y(even) - edge.top}
        />
        <path
          className={classes.axis}
          d={`M${edge.left} ${edge.top}V${inner.bottom}H${inner.right}`}
        />
        <path className={classes.target} d={`M${x(target)} ${edge.top}V${inner.bottom}`} />
        <path className={classes.target} d={`M${edge.left} ${y(even)}H${inner.right}`} />
        <Corners
          left={edge.left + 6}
          right={inner.right - 4}
          top={edge.top + 13}
          bottom={inner.bottom - 6}
          isNarrow={isNarrow}
        />
        {ticks(from, 100, isNarrow ? 20 : 10).map((value) => (
          <text
            key={value}
            className={classes.tick}
            x={x(value)}
            y={inner.bottom + 14}
            textAnchor="middle"
          >
            {format.number(value)}
          </text>
        ))}
        {ticks(0, most, most > 0.5 ? 0.2 : 0.1).map((share) => (
          <text
            key={share}
            className={classes.tick}
            x={edge.left - 6}
            y={y(share) + 4}
            textAnchor="end"
          >
            {format.percent(share)}
          </text>
        ))}
        <text className={classes.tick} x={inner.right} y={heightPx - 6} textAnchor="end">
          {t('drivers.act.performance', { target: format.number(target) })} →
        </text>
        <Points points={points} {...{ x, y, isNarrow, edgePx: inner.right }} />
      </svg>
    </div>
  );
}

function Corners(props: {
  left: number;
  right: number;
  top: number;
  bottom: number;
  isNarrow: boolean;
}) {
  const { left, right, top, bottom, isNarrow } = props;
  const { t } = useWords();
  const corners = [
    { key: 'concentrate-here', x: left, y: top, anchor: 'start' },
    { key: 'keep-up', x: right, y: top, anchor: 'end' },
    { key: 'low-priority', x: left, y: bottom, anchor: 'start' },
    { key: 'possible-overkill', x: right, y: bottom, anchor: 'end' },
  ] as const;
  return corners
    .filter((_, index) => !isNarrow || index < 2)
    .map(({ key, x, y, anchor }) => (
      <text key={key} className={classes.corner} x={x} y={y} textAnchor={anchor}>
        {t(`drivers.quadrant.${key}`)}
      </text>
    ));
}

function Points(props: {
  points: readonly PriorityPoint[];
  x: (performance: number) => number;
  y: (share: number) => number;
  isNarrow: boolean;
  edgePx: number;
}) {
  const { points, x, y, isNarrow, edgePx } = props;
  const labels = labelPlaces(points.map(({ share }) => y(share)));
  return points.map((point, index) => {
    const { name, rank, performance, performanceInterval, share, shareInterval } = point;
    const [middleX, middleY] = [x(performance), y(share)];
    const isLeft = middleX > edgePx - 190;
    const labelY = labels[index] ?? middleY;
    const room = (isLeft ? middleX - 60 : edgePx - middleX - 14) / letterPx;
    return (
      <g key={name}>
        <title>{name}</title>
        {performanceInterval && (
          <path
            className={classes.cross}
            d={`M${x(performanceInterval.low)} ${middleY}H${x(performanceInterval.high)}`}
          />
        )}
        {shareInterval && (
          <path
            className={classes.cross}
            d={`M${middleX} ${y(shareInterval.low)}V${y(shareInterval.high)}`}
          />
        )}
        <circle className={classes.dot} cx={middleX} cy={middleY} r="8" />
        <text className={classes.number} x={middleX} y={middleY + 4} textAnchor="middle">
          {rank}
        </text>
        {!isNarrow && (
          <text
            className={classes.name}
            x={isLeft ? middleX - 13 : middleX + 13}
            y={labelY + 4}
            textAnchor={isLeft ? 'end' : 'start'}
          >
            {cut(name, Math.min(room, 34))}
          </text>
        )}
      </g>
    );
  });
}

/** Moves labels down where they would stand upon each other. */
function labelPlaces(wanted: readonly number[]): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((one, other) => one.y - other.y);
  const places = [...wanted];
  let free = Number.NEGATIVE_INFINITY;
  for (const { y, index } of order) {
    const place = Math.max(y, free);
    places[index] = place;
    free = place + lineHeightPx;
  }
  return places;
}

function ticks(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

function lowOf({ performance, performanceInterval }: PriorityPoint): number {
  return performanceInterval?.low ?? performance;
}

function highOf({ share, shareInterval }: PriorityPoint): number {
  return shareInterval?.high ?? share;
}
