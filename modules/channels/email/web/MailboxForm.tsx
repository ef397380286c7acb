import { Button, Group, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Queue } from '#modules/routing/core/queue.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { type Mailbox, refusals } from '../contract.ts';
import { emailApi } from './api.ts';
import { CheckWords } from './CheckWords.tsx';
import { MailServers } from './MailServers.tsx';
import { type MailboxDraft, serversOf, withAddress } from './mailbox-draft.ts';

/** Adding or changing a mailbox, with a way to try its servers before it is saved.
 *  kept: the mailbox as it is; undefined for a new one. */
export function MailboxForm(props: {
  projectId: string;
  draft: MailboxDraft;
  kept: Mailbox | undefined;
  queues: readonly Queue[];
  onClose: () => void;
}) {
  const { projectId, kept, queues, onClose } = props;
  const { t, language } = useWords();
  const [draft, setDraft] = useState(props.draft);
  const { save, remove, check, error } = useMailboxActions(onClose);
  const fields = useFields(error, ['address', 'name', 'queueId', 'imap', 'smtp'], {
    [refusals.addressTaken]: 'address',
    [refusals.unknownQueue]: 'queueId',
  });
  const { id: mailboxId, address, name, queueId, isOn } = draft;
  const servers = serversOf(draft, kept);
  const set = (changes: Partial<MailboxDraft>) => setDraft({ ...draft, ...changes });
  return (
    <FormDialog
      size="lg"
      title={t(kept ? 'email.mailbox' : 'email.mailbox.new')}
      error={error}
      rest={fields.rest}
      isPending={save.isPending}
      onSubmit={() =>
        save.mutate({ projectId, mailboxId, address, name, queueId, isOn, ...servers })
      }
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        type="email"
        label={t('email.mailbox.address')}
        description={t('email.mailbox.address.text')}
        value={address}
        error={fields.of('address')}
        onChange={({ currentTarget }) => setDraft(withAddress(draft, currentTarget.value))}
      />
      <TextInput
        label={t('email.mailbox.name')}
        description={t('email.mailbox.name.text')}
        value={name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <Select
        label={t('email.mailbox.queue')}
        allowDeselect={false}
        data={queues.map((queue) => ({ value: queue.id, label: queue.names[language] }))}
        value={queueId || null}
        error={fields.of('queueId')}
        onChange={(chosen) => chosen && set({ queueId: chosen })}
      />
      <MailServers draft={draft} isNew={!kept} fields={fields} onChange={setDraft} />
      <Group gap="xs" align="center">
        <Button
          variant="default"
          loading={check.isPending}
          disabled={!draft.imap && !draft.smtp}
          onClick={() => check.mutate({ projectId, mailboxId, ...servers })}
        >
          {t('email.check')}
        </Button>
        {kept && (
          <Button
            variant="subtle"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ projectId, mailboxId })}
          >
            {t('email.mailbox.remove')}
          </Button>
        )}
      </Group>
      {check.data && <CheckWords check={check.data} />}
      {kept && (
        <Switch
          label={t('email.mailbox.on')}
          checked={isOn}
          onChange={({ currentTarget }) => set({ isOn: currentTarget.checked })}
        />
      )}
    </FormDialog>
  );
}

function useMailboxActions(onClose: () => void) {
  const client = useQueryClient();
  const settled = {
    meta: { showsProblem: true },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: emailApi.mailboxes.key() });
    },
  };
  const save = useMutation(emailApi.putMailbox.mutationOptions(settled));
  const remove = useMutation(emailApi.removeMailbox.mutationOptions(settled));
  const check = useMutation(
    emailApi.checkMailbox.mutationOptions({ meta: { showsProblem: true } }),
  );
  return { save, remove, check, error: save.error ?? remove.error ?? check.error };
}
