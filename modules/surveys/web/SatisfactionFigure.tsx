import { fewestAnswers } from '#kernel/proportion.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Satisfaction } from './satisfaction.ts';

const level = 0.95;

/** The share of content customers, with its interval on pointing. */
export function SatisfactionFigure({ satisfaction }: { satisfaction: Satisfaction }) {
  const { t, format } = useWords();
  const { ratio, answers, low, high } = satisfaction;
  return (
    <Figure
      value={ratio}
      write={(value) => format.percent(value)}
      n={answers}
      atLeast={fewestAnswers}
      interval={{ low, high, level }}
      formula={t('surveys.satisfaction.formula')}
    />
  );
}
