import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import classes from './Lines.module.css';
import { Since } from './Since.tsx';

/** A contact as one line: its channel, customer and queue, how it stands and since when. */
export function ContactLine(props: {
  contact: FloorContact;
  queues: readonly Queue[];
  isInner?: boolean;
}) {
  const { contact, queues, isInner = false } = props;
  const { t, language } = useWords();
  const queue = queues.find(({ id }) => id === contact.queueId);
  return (
    <span className={classes.contact} data-inner={isInner}>
      <ChannelIcon channel={contact.channel} />
      <span className={classes.subject}>
        <UserText text={contact.customerName || t('live.unnamed')} />
        {queue && <UserText className={classes.queue} text={queue.names[language]} />}
      </span>
      <span className={classes.state} data-state={contact.state}>
        {t(`live.state.${contact.state}`)}
      </span>
      <span className={classes.time} data-number>
        <Since since={contact.since} />
      </span>
    </span>
  );
}
