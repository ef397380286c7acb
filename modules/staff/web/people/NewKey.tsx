import { Button, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyField } from '#platform/web/CopyField.tsx';
import { Dialog } from '#platform/web/Dialog.tsx';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';
import { projectChooser } from '../slots.ts';

const blank = { name: '', permissions: [], projectIds: [], seesEveryProject: false };

/** Making a key for a program; its text is shown this once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [key, setKey] = useState<KeyFacts>(blank);
  const known = useQuery(staffApi.keys.listPermissions.queryOptions()).data ?? [];
  const { mutate, data, error, isPending } = useMutation(
    staffApi.keys.create.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: staffApi.keys.key() }),
    }),
  );
  const fields = useFields(error, ['name', 'permissions', 'projectIds']);
  const set = (changes: Partial<KeyFacts>) => setKey({ ...key, ...changes });
  if (data) return <MadeKey text={data.key} onClose={onClose} />;
  return (
    <FormDialog
      title={t('staff.key.new')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      action={t('staff.key.make')}
      onSubmit={() => mutate({ ...key, projectIds: key.seesEveryProject ? [] : key.projectIds })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('staff.key.name')}
        description={t('staff.key.name.text')}
        value={key.name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <MultiSelect
        searchable
        clearable
        label={t('staff.key.permissions')}
        description={t('staff.key.permissions.text')}
        data={known}
        value={key.permissions}
        error={fields.of('permissions')}
        onChange={(permissions) => set({ permissions })}
      />
      <Switch
        label={t('staff.key.every-project')}
        checked={key.seesEveryProject}
        onChange={({ currentTarget }) => set({ seesEveryProject: currentTarget.checked })}
      />
      {!key.seesEveryProject &&
        projectChooser
          .fillings()
          .map(({ order, component: Chooser }) => (
            <Chooser
              key={order}
              label={t('staff.person.projects')}
              projectIds={key.projectIds}
              error={fields.of('projectIds')}
              onChange={(projectIds) => set({ projectIds })}
            />
          ))}
    </FormDialog>
  );
}

interface KeyFacts {
  readonly name: string;
  readonly permissions: string[];
  readonly projectIds: string[];
  readonly seesEveryProject: boolean;
}

function MadeKey({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog size="lg" title={t('staff.key.ready')} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">{t('staff.key.ready.text')}</Text>
        <CopyField label={t('staff.key')} value={text} />
        <Button style={{ alignSelf: 'flex-end' }} onClick={onClose}>
          {t('staff.invite.close')}
        </Button>
      </Stack>
    </Dialog>
  );
}
