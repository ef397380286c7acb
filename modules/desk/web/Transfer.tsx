import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { maximumNoteLength } from '#modules/routing/contract.ts';
import { Dialog } from '#platform/web/Dialog.tsx';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi, staffApi } from './apis.ts';

/** Hands a conversation over: to a queue, or to a colleague who is asked first. */
export function Transfer({ item, onClose }: { item: ConversationItem; onClose: () => void }) {
  const { t, language } = useWords();
  const me = useMe();
  const { projectId, contactId } = item;
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } })).data?.items;
  const colleagues = useQuery(
    staffApi.listColleagues.queryOptions({ input: { projectId, role: 'agent' } }),
  ).data;
  const { mutate, error, isPending } = useMutation(
    routingApi.transfer.mutationOptions({ onSuccess: onClose }),
  );
  const [kind, id] = to?.split(':') ?? [];
  const send = () =>
    mutate({
      projectId,
      contactId,
      ...(kind === 'queue' && id ? { queueId: id } : {}),
      ...(kind === 'agent' && id ? { agentId: id } : {}),
      ...(note.trim() ? { note } : {}),
    });
  return (
    <Dialog title={t('desk.transfer')} onClose={onClose}>
      <Stack gap="sm">
        <Select
          data-autofocus
          searchable
          label={t('desk.transfer.to')}
          value={to}
          onChange={setTo}
          data={[
            {
              group: t('desk.transfer.queues'),
              items: (queues ?? []).map((queue) => ({
                value: `queue:${queue.id}`,
                label: queue.names[language],
              })),
            },
            {
              group: t('desk.transfer.colleagues'),
              items: (colleagues ?? [])
                .filter((colleague) => colleague.id !== me.id)
                .map((colleague) => ({ value: `agent:${colleague.id}`, label: colleague.name })),
            },
          ]}
        />
        <Textarea
          label={t('desk.transfer.note')}
          autosize
          minRows={2}
          maxLength={maximumNoteLength}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Problem error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('desk.cancel')}
          </Button>
          <Button disabled={!to} loading={isPending} onClick={send}>
            {t('desk.transfer')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
