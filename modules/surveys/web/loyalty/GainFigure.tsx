import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Loyalty } from '../../core/loyalty-report.ts';
import classes from './Loyalty.module.css';

const level = 0.95;

/** How much larger one share is than another, and whether that is more than chance. */
export function GainFigure(props: { gain: Loyalty['gain'][keyof Loyalty['gain']]; n: number }) {
  const { gain, n } = props;
  const { t, format } = useWords();
  const write = (value: number) =>
    t('surveys.points', {
      points: format.number(100 * value, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }),
    });
  const isProven = gain !== null && (gain.low > 0 || gain.high < 0);
  return (
    <span className={classes.gain} data-proven={isProven}>
      <Figure
        value={gain?.value ?? null}
        write={write}
        n={n}
        {...(gain && { interval: { ...gain, level } })}
        formula={t('surveys.loyalty.gain.formula')}
      />
      {gain && (
        <span className={classes.verdict}>
          {t(isProven ? 'surveys.loyalty.proven' : 'surveys.loyalty.chance')}
        </span>
      )}
    </span>
  );
}
