import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowMerge, IconMail, IconMessageCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ConversationItem, may } from '#modules/contacts/contract.ts';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Form } from '#platform/web/Form.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './apis.ts';
import classes from './CustomerPane.module.css';

const shown = 20;

/** The other conversations of the customer, over all channels. One of the same channel can become
 *  part of the open one. */
export function History({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const { projectId, customerId } = item;
  const [merging, setMerging] = useState<ConversationItem | null>(null);
  const mayMerge = useMay(may.merge) && item.state !== 'closed';
  const { data } = useQuery(
    contactsApi.list.queryOptions({ input: { projectId, customerId, limit: shown } }),
  );
  const others = (data?.items ?? []).filter(({ id }) => id !== item.id);
  if (others.length === 0) return <p className={classes.quiet}>{t('desk.history.none')}</p>;
  const isMergeable = (other: ConversationItem) =>
    mayMerge && other.channel === item.channel && other.mergedIntoId === null;
  return (
    <ul className={classes.list}>
      {others.map((other) => (
        <li key={other.id} className={classes.past}>
          <PastConversation item={other} />
          {isMergeable(other) && (
            <Tooltip label={t('desk.merge')}>
              <ActionIcon
                size="xs"
                className={classes.onDemand ?? ''}
                aria-label={t('desk.merge.which', { what: wordsOf(other) })}
                onClick={() => setMerging(other)}
              >
                <IconArrowMerge size="0.875rem" stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </li>
      ))}
      {merging && <MergeInto item={item} from={merging} onClose={() => setMerging(null)} />}
    </ul>
  );
}

function wordsOf({ subject, lastMessagePreview }: ConversationItem): string {
  return subject || lastMessagePreview;
}

function PastConversation({ item }: { item: ConversationItem }) {
  const { t, format } = useWords();
  const { projectId, id: conversationId, channel, lastMessageAt } = item;
  const Sign = channel === 'email' ? IconMail : IconMessageCircle;
  return (
    <Link
      to="/desk/$projectId/$conversationId"
      params={{ projectId, conversationId }}
      className={classes.link}
    >
      <Sign size="0.875rem" aria-label={t(`desk.channel.${channel}`)} />
      <UserText className={classes.text} text={wordsOf(item)} />
      <time className={classes.quiet} dateTime={lastMessageAt}>
        {format.date(lastMessageAt)}
      </time>
    </Link>
  );
}

function MergeInto(props: { item: ConversationItem; from: ConversationItem; onClose: () => void }) {
  const { item, from, onClose } = props;
  const { t, format } = useWords();
  const client = useQueryClient();
  const { projectId, id: conversationId } = item;
  const { mutate, error, isPending } = useMutation(
    contactsApi.merge.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        void client.invalidateQueries({ queryKey: contactsApi.list.key() });
        return client.invalidateQueries({
          queryKey: contactsApi.open.key({ input: { projectId, conversationId } }),
        });
      },
    }),
  );
  return (
    <Dialog title={t('desk.merge')} onClose={onClose}>
      <Form error={error} onSubmit={() => mutate({ projectId, conversationId, fromId: from.id })}>
        <Stack gap="sm">
          <blockquote className={classes.quote}>
            <UserText text={wordsOf(from)} />
            <span className={classes.quiet}>
              {t(`desk.channel.${from.channel}`)} · {format.dateTime(from.lastMessageAt)}
            </span>
          </blockquote>
          <Text size="sm">
            {t(from.state === 'closed' ? 'desk.merge.text' : 'desk.merge.text.open')}
          </Text>
          <Problem error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button data-autofocus type="submit" loading={isPending}>
              {t('desk.merge.do')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  );
}
