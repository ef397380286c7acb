import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveySummary } from '../contract.ts';

/** How many of all who could have been asked have answered. */
export function ResponseFigure({
  counts,
}: {
  counts: Pick<SurveySummary['total'], 'ended' | 'answered'>;
}) {
  const { t, format } = useWords();
  const { ended, answered } = counts;
  return (
    <Figure
      value={ended > 0 ? answered / ended : null}
      write={(value) => format.percent(value)}
      n={ended}
      formula={t('surveys.response.formula')}
    />
  );
}
