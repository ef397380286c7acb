import { useWords } from '#platform/web/words.ts';
import classes from './RatingMark.module.css';

const steps = [1, 2, 3, 4, 5];

/** A customer's rating as a figure and a shape. rating: 1..5. */
export function RatingMark({ rating }: { rating: number }) {
  const { t } = useWords();
  const mood = rating <= 2 ? 'low' : rating === 3 ? 'middle' : 'high';
  const label = t('surveys.rating.of', { rating });
  return (
    <span className={classes.mark} data-mood={mood} role="img" aria-label={label} title={label}>
      <span data-number>{rating}</span>
      <span className={classes.steps}>
        {steps.map((step) => (
          <span key={step} data-reached={step <= rating} />
        ))}
      </span>
    </span>
  );
}
