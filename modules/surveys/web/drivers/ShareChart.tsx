import { useElementSize } from '@mantine/hooks';
import type { Estimate } from '#kernel/proportion.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './Chart.module.css';

/** One line: a share with its interval, and whether it stands back. */
export interface ShareLine {
  readonly name: string;
  readonly share: Partial<Estimate> & { readonly value: number };
  /** Said behind the figure, such as how many answers it is of. */
  readonly aside?: string;
  /** It is no more than chance would hold. */
  readonly isFaint?: boolean;
}

const narrowPx = 560;
const figurePx = 116;
const barPx = 10;
const letterPx = 6.9;

/** Shares as bars from zero, intervals drawn over them, with names and figures beside them. */
export function ShareChart({ lines, label }: { lines: readonly ShareLine[]; label: string }) {
  const { format } = useWords();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured || 720, 280);
  const isNarrow = width < narrowPx;
  const longest = Math.max(0, ...lines.map(({ name }) => name.length));
  const labelPx = isNarrow ? 0 : Math.min(longest * letterPx + 12, width * 0.45);
  const rowPx = isNarrow ? 42 : 28;
  const barsPx = width - labelPx - figurePx;
  const most = Math.max(0.01, ...lines.map(({ share }) => share.high ?? share.value));
  const at = (value: number) => labelPx + (value / most) * barsPx;
  return (
    <div ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${lines.length * rowPx}`}
        className={classes.drawing}
        role="img"
        aria-label={label}
      >
        <line className={classes.zero} x1={labelPx} x2={labelPx} y1="0" y2={lines.length * rowPx} />
        {lines.map(({ name, share, aside, isFaint }, index) => {
          const middle = index * rowPx + (isNarrow ? 30 : rowPx / 2);
          const { low, high, value } = share;
          const figure = [format.percent(value), aside].filter(Boolean).join(' · ');
          return (
            <g key={name} data-faint={isFaint}>
              <title>{name}</title>
              <text
                className={classes.name}
                x={isNarrow ? 0 : labelPx - 10}
                y={isNarrow ? index * rowPx + 14 : middle + 4}
                textAnchor={isNarrow ? 'start' : 'end'}
              >
                {cut(name, (isNarrow ? width : labelPx) / letterPx)}
              </text>
              <rect
                className={classes.bar}
                x={labelPx}
                y={middle - barPx / 2}
                width={Math.max(at(value) - labelPx, 1)}
                height={barPx}
                rx="2"
              />
              {low !== undefined && high !== undefined && (
                <>
                  <line
                    className={classes.halo}
                    x1={at(low)}
                    x2={at(high)}
                    y1={middle}
                    y2={middle}
                  />
                  <path className={classes.interval} d={whisker(at(low), at(high), middle)} />
                </>
              )}
              <text className={classes.figure} x={at(high ?? value) + 8} y={middle + 4}>
                {figure}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A line with its ends. */
function whisker(from: number, to: number, y: number): string {
  return `M${from} ${y}H${to}M${from} ${y - 4}v8M${to} ${y - 4}v8`;
}

/** As much of a name as fits; wide letters take two places. */
export function cut(name: string, places: number): string {
  let taken = 0;
  for (let index = 0; index < name.length; index += 1) {
    taken += (name.codePointAt(index) ?? 0) > 0x2e80 ? 1.9 : 1;
    if (taken > places) return `${name.slice(0, Math.max(index - 1, 1)).trimEnd()}…`;
  }
  return name;
}
