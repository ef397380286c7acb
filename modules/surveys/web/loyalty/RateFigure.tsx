import { fewestAnswers } from '#kernel/proportion.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Rate } from '../../core/loyalty-report.ts';

const level = 0.95;

/** A share that answers for itself; or that too few tell it. */
export function RateFigure({ rate, formula }: { rate: Rate; formula: string }) {
  const { format } = useWords();
  const { n, estimate } = rate;
  return (
    <Figure
      value={estimate?.value ?? null}
      write={(value) => format.percent(value)}
      n={n}
      atLeast={fewestAnswers}
      {...(estimate && { interval: { ...estimate, level } })}
      formula={formula}
    />
  );
}
