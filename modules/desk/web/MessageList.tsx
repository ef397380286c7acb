import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMessagePreview, useVisitorTyping } from '#modules/channels/chat/web/index.ts';
import type { ConversationView } from '#modules/contacts/contract.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './apis.ts';
import { inDays } from './grouping.ts';
import { MessageGroup } from './MessageGroup.tsx';
import classes from './MessageList.module.css';

const nearEndPx = 80;
const earlierPage = 50;

/** What was said, newest at the bottom. A new message does not pull down who reads further up. */
export function MessageList({ view }: { view: ConversationView }) {
  const { t, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [isNewBelow, setIsNewBelow] = useState(false);
  const last = view.messages.at(-1)?.id;
  const earlier = useEarlier(view, box);

  useLayoutEffect(() => {
    if (last && isAtEnd) scrollToEnd(box.current);
  }, [last, isAtEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new message raises the sign
  useEffect(() => {
    setIsNewBelow(Boolean(last) && !isAtEnd);
  }, [last]);

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const isNear = scrollHeight - scrollTop - clientHeight < nearEndPx;
    setIsAtEnd(isNear);
    if (isNear) setIsNewBelow(false);
  };

  return (
    <div className={classes.frame}>
      <div
        ref={box}
        role="log"
        aria-label={t('desk.dialogue')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by key
        tabIndex={0}
        className={classes.list}
        onScroll={onScroll}
      >
        {view.earlierCursor && (
          <Button size="xs" variant="subtle" loading={earlier.isPending} onClick={earlier.load}>
            {t('desk.earlier')}
          </Button>
        )}
        <Problem error={earlier.error} />
        {inDays(view.messages).map(({ day, groups }) => (
          <section key={day} className={classes.day}>
            <h2 className={classes.date}>{format.date(day)}</h2>
            {groups.map((group) => (
              <MessageGroup key={group[0]?.id} messages={group} item={view.item} />
            ))}
          </section>
        ))}
      </div>
      <Typing view={view} />
      {isNewBelow && (
        <Button
          size="compact-xs"
          className={classes.below ?? ''}
          leftSection={<IconArrowDown size="0.875rem" />}
          onClick={() => scrollToEnd(box.current)}
        >
          {t('desk.new-below')}
        </Button>
      )}
    </div>
  );
}

/** Tells that the customer is typing, and what, to whom it is shown. It lies over the foot of the
 *  list, so that nothing moves. Not every word is read out: it is told that he types. */
function Typing({ view: { item } }: { view: ConversationView }) {
  const { t } = useWords();
  const isTyping = useVisitorTyping(item.id);
  const words = useMessagePreview(item.id);
  if (item.state === 'closed') return null;
  const status = isTyping && t('desk.typing');
  return (
    <>
      {words !== '' && (
        <p className={classes.typing}>
          {t('desk.typing.words')}
          <span className={classes.preview}>
            <UserText text={words} />
          </span>
        </p>
      )}
      <div role="status" className={classes.typing}>
        {words === '' ? status : <VisuallyHidden>{status}</VisuallyHidden>}
      </div>
    </>
  );
}

function scrollToEnd(box: HTMLElement | null): void {
  box?.scrollTo({ top: box.scrollHeight });
}

/** Brings earlier messages; what is being read stays where it is. */
function useEarlier(view: ConversationView, box: React.RefObject<HTMLDivElement | null>) {
  const client = useQueryClient();
  const { projectId, id: conversationId } = view.item;
  const key = contactsApi.open.queryKey({ input: { projectId, conversationId } });
  const heightBefore = useRef<number | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (cursor: string) =>
      contactsApi.earlier.call({ projectId, conversationId, cursor, limit: earlierPage }),
    onSuccess: ({ items, nextCursor }) => {
      heightBefore.current = box.current?.scrollHeight ?? null;
      client.setQueryData(
        key,
        (known) =>
          known && { ...known, messages: [...items, ...known.messages], earlierCursor: nextCursor },
      );
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the messages have been drawn
  useLayoutEffect(() => {
    if (heightBefore.current === null || !box.current) return;
    box.current.scrollTop += box.current.scrollHeight - heightBefore.current;
    heightBefore.current = null;
  }, [view.messages, box]);
  const { earlierCursor } = view;
  return { isPending, error, load: () => earlierCursor && mutate(earlierCursor) };
}
