import { useWords } from '#platform/web/words.ts';
import classes from './Sparkline.module.css';

const widthPx = 160;
const heightPx = 32;
const padPx = 3;

/** A series from zero, its last value beside it, and the weeks in which something was changed.
 *  values: the oldest first. changes: places in the series. */
export function Sparkline(props: { values: readonly number[]; changes: readonly number[] }) {
  const { values, changes } = props;
  const { t, format } = useWords();
  const most = Math.max(1, ...values);
  const x = (index: number) =>
    padPx + (index / Math.max(1, values.length - 1)) * (widthPx - 2 * padPx);
  const y = (value: number) => heightPx - padPx - (value / most) * (heightPx - 2 * padPx);
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  const last = values.at(-1) ?? 0;
  return (
    <span className={classes.line}>
      <svg
        role="img"
        aria-label={t('learning.weeks', { values: format.list(values.map(String)) })}
        width={widthPx}
        height={heightPx}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
      >
        <line className={classes.zero} x1="0" x2={widthPx} y1={y(0)} y2={y(0)} />
        {changes.map((place) => (
          <line
            key={place}
            className={classes.change}
            x1={x(place)}
            x2={x(place)}
            y1="0"
            y2={y(0)}
          />
        ))}
        <polyline className={classes.values} points={points} />
        <circle className={classes.last} cx={x(values.length - 1)} cy={y(last)} r="2.5" />
      </svg>
      <span data-number>{format.number(last)}</span>
    </span>
  );
}
