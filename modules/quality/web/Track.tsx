import type { ReactNode } from 'react';
import { Clock } from '#platform/web/Clock.tsx';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import { type CorrectionStep, clocksOf } from '../core/correction.ts';
import { StepSign } from './StepSign.tsx';
import classes from './Track.module.css';

/** One of the three tracks of a correction, under its clock. */
export function Track(props: {
  title: string;
  chain: Correction['chain'];
  step: CorrectionStep;
  children: ReactNode;
}) {
  const { title, chain, step, children } = props;
  const { t, format } = useWords();
  const now = useNow();
  const clock = clocksOf(chain, now).find((each) => each.step === step);
  const isRunning = clock?.dueAt && clock.doneAt === null && chain.closedAt === null;
  return (
    <section className={classes.track} data-done={clock?.doneAt !== null}>
      <header className={classes.head}>
        <StepSign chain={chain} step={step} />
        <h2 className={classes.title}>{title}</h2>
        {isRunning && clock.dueAt && <Clock dueAt={clock.dueAt} startedAt={chain.openedAt} />}
        {clock?.doneAt && (
          <span className={classes.done}>
            {t(clock.isOverdue ? 'quality.done-at.late' : 'quality.done-at', {
              time: format.dateTime(clock.doneAt),
            })}
          </span>
        )}
      </header>
      {children}
    </section>
  );
}
