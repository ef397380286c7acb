import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { blankMailbox, type MailboxDraft, MailboxForm } from '#modules/channels/email/web/index.ts';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { emailApi, routingApi } from './apis.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

/** The first mailbox. */
export function MailStep({ progress, onDone }: StepProps) {
  const { t } = useWords();
  const { id: projectId, name } = present(progress.project, 'the project of the mailbox');
  const queue = present(progress.queue, 'the queue of the mailbox');
  const [draft, setDraft] = useState<MailboxDraft | null>(null);
  const input = { projectId };
  const queues = useQuery(routingApi.queues.queryOptions({ input })).data?.items ?? [];
  const mailboxes = useQuery(emailApi.mailboxes.queryOptions({ input })).data?.items ?? [];
  const open = () => setDraft(blankMailbox(name, queue.id));
  return (
    <Stack gap="md">
      {mailboxes.length > 0 && (
        <Rows label={t('email.mailboxes')}>
          {mailboxes.map((mailbox) => (
            <Row key={mailbox.id} title={mailbox.address} detail={mailbox.name} onOpen={open} />
          ))}
        </Rows>
      )}
      <Button
        variant={mailboxes.length > 0 ? 'default' : 'filled'}
        style={{ alignSelf: 'flex-start' }}
        onClick={open}
      >
        {t('email.mailbox.new')}
      </Button>
      <StepActions isDone={mailboxes.length > 0} onDone={onDone} />
      {draft && (
        <MailboxForm
          projectId={projectId}
          draft={draft}
          kept={undefined}
          queues={queues}
          onClose={() => setDraft(null)}
        />
      )}
    </Stack>
  );
}
