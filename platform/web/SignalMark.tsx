import type { Signal } from '#kernel/control-chart.ts';
import classes from './SignalMark.module.css';

const shapes = {
  'beyond-limit': 'M0 -5.5 L5.5 0 L0 5.5 L-5.5 0 Z',
  'two-of-three': 'M0 -5 L5 4 L-5 4 Z',
  'run-of-eight': 'M-3.5 -3.5 H3.5 V3.5 H-3.5 Z',
  jump: 'M-4 -4 L4 4 M-4 4 L4 -4',
} as const satisfies Record<Signal, string>;

/** The point of a control chart around the origin: a dot, or the shape of its signal. */
export function SignalMark({ signal }: { signal: Signal | null }) {
  if (signal === null) return <circle className={classes.point} r="2" />;
  return <path className={classes.signal} d={shapes[signal]} />;
}
