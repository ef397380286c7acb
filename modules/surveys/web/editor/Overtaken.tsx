import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import { differenceOf } from '../../core/difference.ts';
import { useNameOf } from '../use-name-of.ts';
import { DifferenceView } from './DifferenceView.tsx';
import classes from './Overtaken.module.css';
import type { EditedSurvey } from './use-survey.ts';

/** Somebody else has saved in the meantime: who, in what mine is different from his, and that
 *  nothing is lost. */
export function Overtaken({ edited }: { edited: EditedSurvey }) {
  const { survey, theirs, draft } = edited;
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const [isShown, setIsShown] = useState(false);
  if (!survey) return null;
  const { changedAt, changedBy } = survey;
  return (
    <div role="alert" className={classes.overtaken}>
      <b>
        {t('surveys.design.overtaken', {
          name: nameOf(changedBy),
          time: format.dateTime(changedAt),
        })}
      </b>
      <p className={classes.text}>{t('surveys.design.overtaken.text')}</p>
      <Button
        size="compact-xs"
        variant="default"
        aria-expanded={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {t('surveys.design.overtaken.see')}
      </Button>
      {isShown && (
        <div className={classes.difference}>
          <DifferenceView
            before={theirs.questions}
            after={draft.questions}
            differences={differenceOf(theirs.questions, draft.questions)}
          />
        </div>
      )}
    </div>
  );
}
