import { IconHeadphones, IconMail, IconMessageCircle } from '@tabler/icons-react';
import { useProjects } from '#modules/projects/web/index.ts';
import { RatingMark, useNameOf } from '#modules/surveys/web/index.ts';
import { Clock } from '#platform/web/Clock.tsx';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ListeningTask } from '../contract.ts';
import classes from './QueueRow.module.css';

const channelIcons = { chat: IconMessageCircle, email: IconMail };

/** A dialogue that waits to be heard, as a line of the queue. */
export function QueueRow({ task }: { task: ListeningTask }) {
  const { t } = useWords();
  const me = useMe();
  const nameOf = useNameOf();
  const project = useProjects().find(({ id }) => id === task.projectId)?.name;
  const { rating, comment, channel, openedAt, dueAt, claimedBy } = task;
  const ChannelIcon = channelIcons[channel];
  return (
    <div className={classes.row} data-rating={rating}>
      <RatingMark rating={rating} />
      <div className={classes.lines}>
        <div className={classes.line}>
          <UserText className={classes.name} text={task.customerName || t('quality.unnamed')} />
          <Clock dueAt={dueAt} startedAt={openedAt} />
        </div>
        <p className={classes.words} data-said={comment !== null}>
          {comment ? <UserText text={comment} /> : t('quality.queue.no-words')}
        </p>
        <div className={classes.line}>
          <span className={classes.facts}>
            <ChannelIcon
              size="0.875rem"
              stroke={1.6}
              aria-label={t(`quality.channel.${channel}`)}
            />
            {project && <UserText text={project} />}
            {task.agentId && <UserText text={nameOf(task.agentId)} />}
          </span>
          {claimedBy && (
            <span className={classes.claimed} data-mine={claimedBy === me.id}>
              <IconHeadphones size="0.875rem" aria-hidden />
              {claimedBy === me.id ? (
                t('quality.queue.mine')
              ) : (
                <UserText text={t('quality.queue.claimed', { name: nameOf(claimedBy) })} />
              )}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
