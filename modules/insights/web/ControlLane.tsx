import type { Signal } from '#kernel/control-chart.ts';
import { SignalMark } from '#platform/web/SignalMark.tsx';
import classes from './ControlChart.module.css';

const widthPx = 480;
const padPx = 7;

/** One line of a control chart, from zero: its values, their centre and limits, and the signals by
 *  shape. told: what pointing at each value tells. baseEnds: the first value that the limits judge
 *  without being made of it. */
export function ControlLane(props: {
  label: string;
  heightPx: number;
  values: readonly (number | null)[];
  lines: { readonly centre: number; readonly limits: readonly number[] } | null;
  signals: readonly (readonly Signal[])[];
  told: readonly string[];
  baseEnds: number;
}) {
  const { label, heightPx, values, lines, signals, told, baseEnds } = props;
  const most = Math.max(1, ...values.map((value) => value ?? 0), ...(lines?.limits ?? []));
  const stepPx = (widthPx - 2 * padPx) / Math.max(1, values.length - 1);
  const x = (index: number) => padPx + index * stepPx;
  const y = (value: number) => heightPx - padPx - (value / most) * (heightPx - 2 * padPx);
  const places = values.flatMap((value, index) =>
    value === null ? [] : [{ index, x: x(index), y: y(value) }],
  );
  return (
    <svg
      className={classes.lane}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={label}
    >
      <line className={classes.zero} x1="0" x2={widthPx} y1={y(0)} y2={y(0)} />
      {lines?.limits
        .filter((limit) => limit > 0)
        .map((limit) => (
          <line
            key={limit}
            className={classes.limit}
            x1="0"
            x2={widthPx}
            y1={y(limit)}
            y2={y(limit)}
          />
        ))}
      {lines && (
        <>
          <line
            className={classes.centre}
            x1="0"
            x2={widthPx}
            y1={y(lines.centre)}
            y2={y(lines.centre)}
          />
          <line
            className={classes.base}
            x1={x(baseEnds - 0.5)}
            x2={x(baseEnds - 0.5)}
            y1="0"
            y2={heightPx}
          />
        </>
      )}
      <polyline
        className={classes.values}
        points={places.map((place) => `${place.x},${place.y}`).join(' ')}
      />
      {places.map((place) => (
        <g key={place.index} transform={`translate(${place.x} ${place.y})`}>
          <title>{told[place.index]}</title>
          <SignalMark signal={signals[place.index]?.[0] ?? null} />
        </g>
      ))}
    </svg>
  );
}
