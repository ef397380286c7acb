import { IconMail, IconMessageCircle } from '@tabler/icons-react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Target } from '#modules/routing/core/target.ts';
import { DueClock } from '#modules/routing/web/index.ts';
import { useNow } from '#platform/web/now.ts';
import { PersonSign } from '#platform/web/PersonName.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './ConversationRow.module.css';

const channelIcons = { chat: IconMessageCircle, email: IconMail };

/** A conversation as one line of a list: who, what was said last, how it stands,
 *  and until when the customer was promised something. */
export function ConversationRow({
  item,
  targets,
}: {
  item: ConversationItem;
  targets: readonly Target[] | undefined;
}) {
  const { t, format } = useWords();
  const now = useNow();
  const name = item.customerName || t('desk.unnamed');
  const ChannelIcon = channelIcons[item.channel];
  const isCustomersWord = item.lastAuthorKind === 'customer' && item.state !== 'closed';
  return (
    <span className={classes.row} data-answer={isCustomersWord}>
      <PersonSign name={name} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <UserText className={classes.name} text={name} />
          <time className={classes.time} dateTime={item.lastMessageAt}>
            {format.relative(item.lastMessageAt, now)}
          </time>
        </span>
        <span className={classes.preview}>
          {item.lastAuthorKind === 'agent' && <span>{t('desk.you')} </span>}
          <UserText text={item.lastMessagePreview || item.subject} />
        </span>
        <span className={classes.line}>
          <ChannelIcon
            size="0.875rem"
            stroke={1.6}
            aria-label={t(`desk.channel.${item.channel}`)}
          />
          <span className={classes.state} data-state={item.state}>
            {t(`desk.state.${item.state}`)}
          </span>
          <DueClock targets={targets} />
        </span>
      </span>
    </span>
  );
}
