import { Badge, Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useProject, useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { useNow } from '#platform/web/now.ts';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Mailbox } from '../contract.ts';
import { emailApi, routingApi } from './api.ts';
import { MailboxForm } from './MailboxForm.tsx';
import { blankMailbox, draftOf, type MailboxDraft } from './mailbox-draft.ts';

const healthEveryMs = 10_000;

/** The mailboxes of the project, and how they are. */
export function Mailboxes() {
  const { t } = useWords();
  const projectId = useProjectId();
  const project = useProject();
  const [opened, setOpened] = useState<MailboxDraft | null>(null);
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } })).data?.items;
  const { data, error, refetch } = useQuery(
    emailApi.mailboxes.queryOptions({ input: { projectId }, refetchInterval: healthEveryMs }),
  );
  const addNew = () => setOpened(blankMailbox(project?.name ?? '', queues?.[0]?.id ?? ''));
  return (
    <>
      <Kept
        icon={IconMail}
        none={t('email.mailboxes.none')}
        text={t('email.mailboxes.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={<Button onClick={addNew}>{t('email.mailbox.new')}</Button>}
      >
        <Rows label={t('email.mailboxes')}>
          {data?.items.map((mailbox) => (
            <Row
              key={mailbox.id}
              title={mailbox.address}
              detail={<HealthWords mailbox={mailbox} />}
              aside={<HealthBadge mailbox={mailbox} />}
              onOpen={() => setOpened(draftOf(mailbox))}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <MailboxForm
          projectId={projectId}
          draft={opened}
          kept={data?.items.find(({ id }) => id === opened.id)}
          queues={queues ?? []}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function HealthWords({ mailbox: { health, name } }: { mailbox: Mailbox }) {
  const { t, format } = useWords();
  const now = useNow();
  if (health?.failure) return t(`email.failure.${health.failure.reason}`);
  if (health?.lastMailAt)
    return t('email.mailbox.last', { time: format.relative(health.lastMailAt, now) });
  return name;
}

function HealthBadge({ mailbox: { health, isOn, imap } }: { mailbox: Mailbox }) {
  const { t } = useWords();
  if (!isOn) return <Badge color="gray">{t('email.mailbox.off')}</Badge>;
  if (health?.failure) return <Badge color="red">{t('email.mailbox.failing')}</Badge>;
  if (health?.state === 'watching') return <Badge color="green">{t('email.mailbox.works')}</Badge>;
  return imap && <Badge color="gray">{t('email.mailbox.connecting')}</Badge>;
}
