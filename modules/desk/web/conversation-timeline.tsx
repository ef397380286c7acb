import { IconMail, IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import {
  type Contact,
  type ConversationItem,
  contactClosed,
  contactMoved,
  contactOpened,
  contactRecoded,
  conversationMerged,
  may as mayContacts,
  messageAdded,
} from '#modules/contacts/contract.ts';
import { TimelineLine, type TimelinePart } from '#modules/customers/web/index.ts';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { contactsApi } from './apis.ts';
import { conversationMarks } from './conversation-marks.ts';

const pageSize = 50;
const icons = { chat: IconMessageCircle, email: IconMail };
const telling = [contactOpened, contactMoved, contactClosed, messageAdded, conversationMerged];

/** The conversations of a customer on his timeline, at their last message. */
export const conversationPart: TimelinePart = {
  id: 'conversations',
  label: 'desk.conversations',
  order: 10,
  permission: mayContacts.read,
  load: async (who, signal) => {
    const { items, nextCursor } = await contactsApi.list.call(
      { ...who, limit: pageSize },
      { signal },
    );
    const entries = items.map((item) => ({
      id: item.id,
      at: item.lastMessageAt,
      icon: icons[item.channel],
      label: `desk.channel.${item.channel}` as const,
      draw: () => <ConversationLine item={item} />,
      drawMore: () => <UserText text={item.lastMessagePreview} />,
      way: { to: `/desk/${item.projectId}/${item.id}`, permission: may.work },
    }));
    return { items: entries, nextCursor };
  },
  isTouchedBy: (event, customerId) => {
    if (isEvent(event, contactRecoded)) return event.data.contact.customerId === customerId;
    const about = event.data as { item?: ConversationItem };
    return telling.some(({ name }) => name === event.name) && about.item?.customerId === customerId;
  },
};

function ConversationLine({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const me = useMe();
  const { projectId, contactId, state, mergedIntoId, subject, lastMessagePreview } = item;
  const isOver = state === 'closed';
  const marks = conversationMarks
    .fillings()
    .filter(({ permission }) => isOver && isPermitted(me, permission));
  return (
    <TimelineLine
      title={subject || lastMessagePreview}
      detail={
        <>
          {t(mergedIntoId ? 'desk.state.merged' : `desk.state.${state}`)}
          {isOver && <Coding item={item} />}
        </>
      }
      aside={marks.map(({ Mark, order }) => (
        <Mark key={order} projectId={projectId} contactId={contactId} />
      ))}
    />
  );
}

/** For what reason the customer came, and how it ended. */
function Coding({ item }: { item: ConversationItem }) {
  const { t, language } = useWords();
  const { projectId, id: conversationId, contactId } = item;
  const { data } = useQuery(
    contactsApi.open.queryOptions({ input: { projectId, conversationId } }),
  );
  const { data: reasons } = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } }));
  const contact: Contact | undefined = data?.contacts.find(({ id }) => id === contactId);
  const reason = reasons?.items.find(({ id }) => id === contact?.reasonId)?.names[language];
  const resolution = contact?.resolution && t(`desk.resolution.${contact.resolution}`);
  return [reason, resolution].filter(Boolean).map((word) => ` · ${word}`);
}
