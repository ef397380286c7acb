import { IconAlertTriangleFilled, IconClockExclamation } from '@tabler/icons-react';
import { hourMs, type Instant, minuteMs, msBetween } from '#kernel/time.ts';
import classes from './Clock.module.css';
import { useNow } from './now.ts';
import { useWords } from './words.ts';

/** How a due time stands: enough time, little time, or over. */
export type Urgency = 'fine' | 'soon' | 'over';

const soonMs = 2 * minuteMs;

/** The urgency of a due time. Little time is the last fifth of the whole, or the last two minutes
 *  when it is not known when the clock was started. */
export function urgencyOf(dueAt: Instant, now: Instant, startedAt?: Instant): Urgency {
  const leftMs = msBetween(now, dueAt);
  if (leftMs <= 0) return 'over';
  const littleMs = startedAt ? msBetween(startedAt, dueAt) / 5 : soonMs;
  return leftMs <= littleMs ? 'soon' : 'fine';
}

/** Counts down to a due time and then how long it has been over: in words, in shape, in colour.
 *  startedAt: draws how much of the whole is left. */
export function Clock({ dueAt, startedAt }: { dueAt: Instant; startedAt?: Instant }) {
  const { t, format } = useWords();
  const now = useNow();
  const urgency = urgencyOf(dueAt, now, startedAt);
  const leftMs = msBetween(now, dueAt);
  const distanceMs = Math.abs(leftMs);
  const time = distanceMs < hourMs ? format.stopwatch(distanceMs) : format.duration(distanceMs);
  const share = startedAt ? leftMs / msBetween(startedAt, dueAt) : 1;
  return (
    <time
      dateTime={dueAt}
      title={t('frame.clock.due', { time: format.dateTime(dueAt) })}
      className={classes.clock}
      data-urgency={urgency}
    >
      {urgency === 'fine' && <Dial share={Math.min(1, share)} />}
      {urgency === 'soon' && <IconClockExclamation size="0.9375rem" aria-hidden />}
      {urgency === 'over' && <IconAlertTriangleFilled size="0.875rem" aria-hidden />}
      {t(urgency === 'over' ? 'frame.clock.over' : 'frame.clock.left', { time })}
    </time>
  );
}

/** A pie that empties. share: 0..1 of the whole. */
function Dial({ share }: { share: number }) {
  const aroundHalf = 2 * Math.PI * 2.5;
  return (
    <svg
      width="0.875rem"
      height="0.875rem"
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={classes.dial}
    >
      <circle cx="7" cy="7" r="6" strokeWidth="1.25" />
      <circle
        cx="7"
        cy="7"
        r="2.5"
        strokeWidth="5"
        strokeDasharray={`${share * aroundHalf} ${aroundHalf}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}
