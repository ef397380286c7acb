import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { EarlierContact } from '#modules/contacts/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { MessageList } from '../MessageList.tsx';
import { useConversation } from '../use-conversation.ts';
import classes from './EarlierContacts.module.css';

/** The conversation of an earlier contact, read beside the open one: nothing can be done in it. */
export function EarlierReading(props: {
  projectId: string;
  earlier: EarlierContact;
  onBack: () => void;
}) {
  const { projectId, earlier, onBack } = props;
  const { t, format } = useWords();
  const { data, error, refetch } = useConversation(projectId, earlier.conversationId);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    // Escape leads back from wherever the reader stands in it.
    <section
      className={classes.reading}
      aria-label={t('desk.earlier-like.reading')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack();
      }}
    >
      <header className={classes.readingHead}>
        <Button
          ref={back}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowLeft size="0.875rem" />}
          onClick={onBack}
        >
          {t('desk.earlier-like.back')}
        </Button>
        <time className={classes.quiet} dateTime={earlier.closedAt}>
          {format.date(earlier.closedAt)}
        </time>
      </header>
      <Problem error={error} onRetry={refetch} />
      {!data && !error && <LoadingLines lines={6} />}
      {data && <MessageList view={data} />}
    </section>
  );
}
