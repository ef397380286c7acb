import { fewestAnswers } from '#kernel/proportion.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './IntervalBar.module.css';
import type { Satisfaction } from './satisfaction.ts';

/** A share between 0 and 100 % with its interval. Nothing for too few answers. */
export function IntervalBar({ satisfaction }: { satisfaction: Satisfaction }) {
  const { t, format } = useWords();
  const { ratio, answers, low, high } = satisfaction;
  if (ratio === null || answers < fewestAnswers) {
    return (
      <span className={classes.none}>{t('surveys.interval.none', { needed: fewestAnswers })}</span>
    );
  }
  const text = `${format.percent(low)} – ${format.percent(high)}`;
  return (
    <span className={classes.row}>
      <span className={classes.bar} aria-hidden="true">
        <span
          className={classes.interval}
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
        <span className={classes.point} style={{ left: `${ratio * 100}%` }} />
      </span>
      <span data-number className={classes.text}>
        {text}
      </span>
    </span>
  );
}
