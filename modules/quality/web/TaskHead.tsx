import { Anchor } from '@mantine/core';
import { RatingMark } from '#modules/surveys/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { Clock } from '#platform/web/Clock.tsx';
import { useWords } from '#platform/web/words.ts';
import type { TaskView } from '../contract.ts';
import classes from './TaskHead.module.css';

/** How a task stands: the rating, its clock, and what has come of it. */
export function TaskHead({ view: { task, correctionIds } }: { view: TaskView }) {
  const { t, format } = useWords();
  const { rating, state, dueAt, openedAt, doneAt, projectId } = task;
  const isWaiting = state === 'open' || state === 'claimed';
  return (
    <div className={classes.head}>
      <RatingMark rating={rating} />
      <span className={classes.word}>{t(`quality.rating.${rating <= 2 ? 'low' : 'other'}`)}</span>
      {isWaiting && <Clock dueAt={dueAt} startedAt={openedAt} />}
      {doneAt && <span>{t('quality.heard', { time: format.dateTime(doneAt) })}</span>}
      {correctionIds.map((id, index) => (
        <Anchor component={AddressLink} key={id} to={`/corrections/${projectId}/${id}`}>
          {t('quality.correction.link', { number: index + 1, count: correctionIds.length })}
        </Anchor>
      ))}
    </div>
  );
}
