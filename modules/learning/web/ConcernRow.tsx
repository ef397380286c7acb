import { IconCircleCheckFilled, IconCircleDotted, IconEye } from '@tabler/icons-react';
import { RatingMark } from '#modules/surveys/web/index.ts';
import { useNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Concern } from '../contract.ts';
import classes from './ConcernRow.module.css';
import { useVocabulary } from './use-learning.ts';

const signs = { new: IconCircleDotted, read: IconEye, answered: IconCircleCheckFilled };

/** A customer's words as a line of the list. */
export function ConcernRow({ concern }: { concern: Concern }) {
  const { t, language, format } = useWords();
  const now = useNow();
  const { departments, reasons } = useVocabulary(concern.projectId);
  const { quote, state, rating, createdAt, departmentId, reasonId } = concern;
  const Sign = signs[state];
  return (
    <div className={classes.row} data-state={state}>
      <p className={classes.quote}>
        <UserText text={quote} />
      </p>
      <div className={classes.facts}>
        {rating !== null && <RatingMark rating={rating} />}
        <span>{departments.find(({ id }) => id === departmentId)?.names[language]}</span>
        {reasonId && <span>{reasons.find(({ id }) => id === reasonId)?.names[language]}</span>}
      </div>
      <div className={classes.facts}>
        <span className={classes.state}>
          <Sign size="0.875rem" aria-hidden /> {t(`learning.state.${state}`)}
        </span>
        <time dateTime={createdAt}>{format.relative(createdAt, now)}</time>
      </div>
    </div>
  );
}
