import { Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { present } from '#kernel/assert.ts';
import { isEvent } from '#kernel/event.ts';
import { type ConversationItem, contactOpened } from '#modules/contacts/contract.ts';
import { may as desk } from '#modules/desk/contract.ts';
import { useLive } from '#platform/web/live.ts';
import { useMay } from '#platform/web/me.ts';
import { PageButton } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { chatApi, contactsApi, emailApi } from './apis.ts';
import classes from './SetUp.module.css';
import type { StepProps } from './step-props.ts';

/** Waits for the first contact, and tells when it has come. */
export function ContactStep({ progress, onDone }: StepProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { id: projectId } = present(progress.project, 'the project of the contact');
  const input = { projectId, limit: 1 };
  useLive([`project:${projectId}`], (event) => {
    if (isEvent(event, contactOpened))
      void client.invalidateQueries({ queryKey: contactsApi.list.key() });
  });
  const item = useQuery(contactsApi.list.queryOptions({ input })).data?.items[0];
  return (
    <Stack gap="lg">
      {item ? <Received item={item} /> : <Waiting projectId={projectId} />}
      <Group>
        <Button variant={item ? 'filled' : 'default'} onClick={onDone}>
          {t(item ? 'set-up.finish' : 'set-up.finish.anyway')}
        </Button>
      </Group>
    </Stack>
  );
}

function Waiting({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const input = { projectId };
  const widget = useQuery(chatApi.list.queryOptions({ input })).data?.items[0];
  const mailbox = useQuery(emailApi.mailboxes.queryOptions({ input })).data?.items[0];
  return (
    <>
      <div className={classes.waiting} role="status">
        <Loader size="sm" />
        <Text>{t('set-up.contact.waiting')}</Text>
      </div>
      <Stack gap="xs">
        {widget && (
          <Anchor size="sm" href={`/sample/${widget.publicKey}`} target="_blank">
            {t('set-up.contact.chat')}
          </Anchor>
        )}
        {mailbox && (
          <Anchor size="sm" href={`mailto:${mailbox.address}`}>
            {t('set-up.contact.mail', { address: mailbox.address })}
          </Anchor>
        )}
        {!widget && !mailbox && (
          <Text size="sm" c="dimmed">
            {t('set-up.contact.no-channel')}
          </Text>
        )}
      </Stack>
    </>
  );
}

function Received({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const isWorker = useMay(desk.work);
  return (
    <div className={classes.received} role="status">
      <IconCircleCheck size="1.5rem" stroke={1.6} />
      <div>
        <Text fw={600}>{t('set-up.contact.received')}</Text>
        <Text size="sm">
          {item.customerName || t('set-up.contact.visitor')} ·{' '}
          {t(`projects.channel.${item.channel}`)}
        </Text>
        <Text size="sm" c="dimmed" className={classes.preview ?? ''}>
          <UserText text={item.lastMessagePreview} />
        </Text>
        {isWorker && (
          <PageButton
            mt="sm"
            variant="default"
            to="/desk/$projectId/$conversationId"
            params={{ projectId: item.projectId, conversationId: item.id }}
          >
            {t('set-up.contact.open')}
          </PageButton>
        )}
      </div>
    </div>
  );
}
