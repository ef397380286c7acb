import { useWords } from '#platform/web/words.ts';
import type { Rate, SatisfactionLevel } from '../../core/loyalty-report.ts';
import classes from './Loyalty.module.css';

/** A share between 0 and 100 % with its interval, and of how many it is. */
export function RateBar({ rate, level }: { rate: Rate; level: SatisfactionLevel }) {
  const { t, format } = useWords();
  const { n, estimate } = rate;
  return (
    <span className={classes.row}>
      <span className={classes.bar} data-level={level} aria-hidden="true">
        {estimate && (
          <>
            <span
              className={classes.interval}
              style={{
                left: `${estimate.low * 100}%`,
                width: `${(estimate.high - estimate.low) * 100}%`,
              }}
            />
            <span className={classes.point} style={{ left: `${estimate.value * 100}%` }} />
          </>
        )}
      </span>
      <span className={classes.n} data-number>
        {t('surveys.loyalty.n', { n: format.number(n) })}
      </span>
    </span>
  );
}
