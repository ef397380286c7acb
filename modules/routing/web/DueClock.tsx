import { IconAlertTriangleFilled, IconClock, IconClockExclamation } from '@tabler/icons-react';
import { dayMs, hourMs, type Instant, minuteMs, msBetween, secondMs } from '#kernel/time.ts';
import type { Format } from '#platform/web/format.ts';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import { mostUrgent, standingAt, type Target } from '../core/target.ts';
import classes from './DueClock.module.css';

const icons = { fine: IconClock, near: IconClockExclamation, late: IconAlertTriangleFilled };
/** Seconds are shown only when they matter. */
const secondsFromMs = 2 * minuteMs;

/** Until when the most urgent promise to a customer is to be kept, in words, shape and colour. It
 *  draws nothing where no clock has an end in sight. */
export function DueClock({ targets }: { targets: readonly Target[] | undefined }) {
  const { t, format } = useWords();
  const now = useNow();
  const target = mostUrgent(targets ?? []);
  if (!target) return null;
  const { kind, dueAt } = target;
  const what = kind === 'resolution' ? 'resolve' : 'answer';
  const leftMs = msBetween(now, dueAt);
  const standing = standingAt(target, now);
  const isLate = standing === 'late';
  const Icon = icons[standing];
  return (
    <time
      className={classes.due}
      data-standing={standing}
      dateTime={dueAt}
      title={t(`routing.due.${kind}`, { time: format.dateTime(dueAt) })}
    >
      <Icon size="0.875rem" stroke={1.8} aria-hidden />
      <span data-number>
        {isLate || leftMs < hourMs
          ? t(`routing.due.${what}.${isLate ? 'late' : 'within'}`, {
              time: format.duration(rounded(Math.abs(leftMs))),
            })
          : t(`routing.due.${what}.by`, { time: momentOf(dueAt, leftMs, format) })}
      </span>
    </time>
  );
}

function rounded(durationMs: number): number {
  const stepMs = durationMs < secondsFromMs ? secondMs : minuteMs;
  return Math.floor(durationMs / stepMs) * stepMs;
}

function momentOf(dueAt: Instant, leftMs: number, format: Format): string {
  return leftMs < dayMs / 2 ? format.time(dueAt) : format.dateTime(dueAt);
}
