import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { EvaluationDraft, ScorecardVersion } from '../contract.ts';
import { score } from '../core/scorecard.ts';
import classes from './Scores.module.css';

/** The two scores of a scorecard as it is filled in at the moment, each with its formula.
 *  isForAgent: told without alarm. */
export function Scores(props: {
  content: ScorecardVersion['content'];
  answers: EvaluationDraft['answers'];
  isForAgent?: boolean;
}) {
  const { content, answers, isForAgent = false } = props;
  const { t, format } = useWords();
  const { scoreBeforeAutoFail, finalScore, failedCritical, criterionScores } = score(
    content,
    answers,
  );
  const counted = content.criteria.filter(
    ({ id, weight }) => weight > 0 && criterionScores[id] !== null,
  ).length;
  const write = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  return (
    <dl className={classes.scores} data-failed={failedCritical.length > 0 && !isForAgent}>
      <div>
        <dt>{t('quality.score.before')}</dt>
        <dd>
          <Figure
            value={scoreBeforeAutoFail}
            write={write}
            n={counted}
            formula={t('quality.score.before.formula')}
          />
        </dd>
      </div>
      <div>
        <dt>{t('quality.score.final')}</dt>
        <dd>
          <Figure
            value={finalScore}
            write={write}
            n={counted}
            formula={t('quality.score.final.formula', { count: failedCritical.length })}
          />
        </dd>
      </div>
    </dl>
  );
}
