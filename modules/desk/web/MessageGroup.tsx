import { Button } from '@mantine/core';
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconNote,
  IconPaperclip,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { addMs } from '#kernel/time.ts';
import { type ConversationItem, type Message, undoSendMs } from '#modules/contacts/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMe } from '#platform/web/me.ts';
import { useNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './apis.ts';
import { FormattedMail } from './FormattedMail.tsx';
import { MailText } from './MailText.tsx';
import classes from './MessageGroup.module.css';
import { RawMail } from './RawMail.tsx';
import { useShowMessage } from './use-conversation.ts';
import { restoreDraft } from './use-draft.ts';

/** Words of one author that stand together. */
export function MessageGroup(props: { messages: readonly Message[]; item: ConversationItem }) {
  const { messages, item } = props;
  const { t, format } = useWords();
  const first = messages[0];
  if (!first) return null;
  return (
    <article className={classes.group} data-author={first.authorKind} data-kind={first.kind}>
      <header className={classes.head}>
        {first.kind === 'note' && <IconNote size="0.875rem" aria-hidden />}
        <UserText className={classes.name} text={first.authorName || t('desk.unnamed')} />
        {first.kind === 'note' && <span>{t('desk.note')}</span>}
        <time dateTime={first.createdAt}>{format.time(first.createdAt)}</time>
      </header>
      {messages.map((message) => (
        <Bubble key={message.id} message={message} item={item} />
      ))}
    </article>
  );
}

function Bubble({ message, item }: { message: Message; item: ConversationItem }) {
  const isFromOutside = message.authorKind === 'customer';
  return (
    <div className={classes.bubble} data-message={message.id}>
      <Body message={message} item={item} />
      {message.attachments.map(({ fileId, name, mediaType }) => {
        const address = `/api/v1/files/${item.projectId}/${fileId}`;
        return (
          <a key={fileId} href={address} target="_blank" rel="noreferrer" className={classes.file}>
            {mediaType.startsWith('image/') ? (
              <img src={address} alt={name} loading="lazy" className={classes.picture} />
            ) : (
              <>
                <IconPaperclip size="0.875rem" aria-hidden /> <UserText text={name} />
              </>
            )}
          </a>
        );
      })}
      {isFromOutside && item.channel === 'email' && (
        <span className={classes.raw}>
          <RawMail projectId={item.projectId} messageId={message.id} />
        </span>
      )}
      <Delivery message={message} item={item} />
    </div>
  );
}

function Body({ message, item }: { message: Message; item: ConversationItem }) {
  const isMail = item.channel === 'email' && message.kind === 'message';
  if (message.html) return <FormattedMail html={message.html} />;
  if (isMail) return <MailText text={message.body} />;
  return <UserText className={classes.words} text={message.body} />;
}

function Delivery({ message, item }: { message: Message; item: ConversationItem }) {
  const { t } = useWords();
  const me = useMe();
  const { deliveryState, createdAt } = message;
  if (message.authorKind !== 'agent' || message.kind !== 'message') return null;
  const isRead = item.customerReadAt !== null && item.customerReadAt >= createdAt;
  if (deliveryState === 'held' && message.authorId === me.id) {
    return <Undo message={message} item={item} />;
  }
  if (deliveryState === 'failed') return <Failed reason={message.deliveryReason} />;
  const state = isRead ? 'read' : deliveryState;
  const Sign = isRead || deliveryState === 'delivered' ? IconChecks : IconCheck;
  return (
    <span className={classes.delivery}>
      <Sign size="0.875rem" aria-hidden /> {t(`desk.delivery.${state}`)}
    </span>
  );
}

/** A reply that did not reach its customer, and why: in our words where we know the reason. */
function Failed({ reason }: { reason: string | null }) {
  const { t, find } = useWords();
  const why = reason && (find(`delivery.${reason}`) ?? t('desk.delivery.answer', { reason }));
  return (
    <span className={classes.failed} role="alert">
      <IconAlertCircle size="0.875rem" aria-hidden />
      <span>
        {t('desk.delivery.failed')} {why && <UserText text={why} />}
      </span>
    </span>
  );
}

/** The seconds in which a reply can be taken back; its words return to the composer. */
function Undo({ message, item }: { message: Message; item: ConversationItem }) {
  const { t, format } = useWords();
  const now = useNow();
  const me = useMe();
  const { projectId, id: conversationId } = item;
  const { remove } = useShowMessage(projectId, conversationId);
  const { mutate } = useMutation(
    contactsApi.takeBack.mutationOptions({
      onSuccess: (taken) => {
        remove(taken);
        restoreDraft({ personId: me.id, conversationId, kind: 'message' }, taken);
      },
    }),
  );
  const undo = () => mutate({ projectId, conversationId, messageId: message.id });
  useKeys([{ keys: 'alt+z', label: 'desk.undo', run: undo, isAlways: true }]);
  const leftMs = Date.parse(addMs(message.createdAt, undoSendMs)) - Date.parse(now);
  return (
    <span className={classes.delivery}>
      {t('desk.delivery.held', { seconds: format.number(Math.max(0, Math.ceil(leftMs / 1_000))) })}
      <Button
        size="compact-xs"
        variant="subtle"
        rightSection={<KeyHint keys="alt+z" />}
        onClick={undo}
      >
        {t('desk.undo')}
      </Button>
    </span>
  );
}
