import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconProgress,
} from '@tabler/icons-react';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import { type CorrectionStep, clocksOf } from '../core/correction.ts';
import classes from './StepSign.module.css';

const signs = {
  done: IconCircleCheckFilled,
  'done-late': IconCircleCheckFilled,
  running: IconProgress,
  late: IconAlertTriangleFilled,
  waiting: IconCircle,
} as const;

type Standing = keyof typeof signs;

/** How a step of a correction stands, in shape and colour, with its word for whoever hears it. */
export function StepSign({ chain, step }: { chain: Correction['chain']; step: CorrectionStep }) {
  const { t } = useWords();
  const standing = useStanding(chain, step);
  const Sign = signs[standing];
  const label = `${t(`quality.step.${step}`)}: ${t(`quality.standing.${standing}`)}`;
  return (
    <span
      className={classes.sign}
      data-standing={standing}
      role="img"
      aria-label={label}
      title={label}
    >
      <Sign size="1rem" stroke={1.8} />
    </span>
  );
}

/** How a step stands at the moment. */
function useStanding(chain: Correction['chain'], step: CorrectionStep): Standing {
  const now = useNow();
  const clock = clocksOf(chain, now).find((each) => each.step === step);
  if (!clock) return 'waiting';
  if (clock.doneAt !== null) return clock.isOverdue ? 'done-late' : 'done';
  if (clock.dueAt === null || chain.closedAt !== null) return 'waiting';
  return clock.isOverdue ? 'late' : 'running';
}
