import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CriterionAnswer } from '../contract.ts';
import type { Criterion } from './filling.ts';
import classes from './ScaleChoice.module.css';
import { keysOf } from './scale-keys.ts';

const longScale = 6;

/** The steps of a criterion, and that it does not apply. hasKeys: the keys choose here. */
export function ScaleChoice(props: {
  criterion: Criterion;
  answer: CriterionAnswer | undefined;
  hasKeys: boolean;
  onChoose: (optionId: string | null) => void;
}) {
  const { criterion, answer, hasKeys, onChoose } = props;
  const { t, language } = useWords();
  const { scale, isNotApplicableAllowed } = criterion;
  const isLong = scale.length > longScale;
  const keys = keysOf(scale);
  return (
    <fieldset className={classes.scale} data-long={isLong} aria-label={criterion.title[language]}>
      {scale.map(({ id, label }, place) => (
        <button
          key={id}
          type="button"
          aria-pressed={answer?.optionId === id}
          className={classes.option}
          onClick={() => onChoose(id)}
        >
          {label[language]}
          {hasKeys && !isLong && keys[place] && <KeyHint keys={keys[place]} />}
        </button>
      ))}
      {isNotApplicableAllowed && (
        <button
          type="button"
          aria-pressed={answer !== undefined && answer.optionId === null}
          className={classes.option}
          data-quiet
          onClick={() => onChoose(null)}
        >
          {t('quality.not-applicable')}
          {hasKeys && <KeyHint keys="n" />}
        </button>
      )}
    </fieldset>
  );
}
