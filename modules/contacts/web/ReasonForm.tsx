import { Select, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Department } from '#modules/projects/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { completeNames, NamesInput } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Reason, refusals } from '../contract.ts';
import { contactsApi } from './api.ts';

/** Making or changing a reason. One that has reasons below it stays a group. */
export function ReasonForm(props: {
  reason: Reason;
  reasons: readonly Reason[];
  departments: readonly Department[];
  onClose: () => void;
}) {
  const { reasons, departments, onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState(props.reason);
  const set = (changes: Partial<Reason>) => setReason({ ...reason, ...changes });
  const { mutate, error, isPending } = useMutation(
    contactsApi.putReason.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: contactsApi.reasons.key() });
      },
    }),
  );
  const fields = useFields(error, ['names', 'parentId'], { [refusals.tooDeep]: 'parentId' });
  const isNew = !reasons.some(({ id }) => id === reason.id);
  const isGroup = reasons.some(({ parentId }) => parentId === reason.id);
  const groups = reasons.filter(
    ({ id, parentId, isArchived }) => parentId === null && id !== reason.id && !isArchived,
  );
  const used = departments.filter(({ isArchived }) => !isArchived);
  const { id, names, ...rest } = reason;
  return (
    <FormDialog
      title={t(isNew ? 'contacts.reason.new' : 'contacts.reason')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...rest, reasonId: id, names: completeNames(names, language) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('contacts.reason.name')}
        names={names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => set({ names: next })}
      />
      <Select
        clearable
        label={t('contacts.reason.group')}
        description={t('contacts.reason.group.text')}
        placeholder={t('contacts.reason.group.none')}
        disabled={isGroup}
        data={groups.map((each) => ({ value: each.id, label: each.names[language] }))}
        value={reason.parentId}
        error={fields.of('parentId')}
        onChange={(parentId) => set({ parentId })}
      />
      <Select
        clearable
        label={t('contacts.reason.owner')}
        description={t('contacts.reason.owner.text')}
        placeholder={t('contacts.reason.owner.none')}
        data={used.map((each) => ({ value: each.id, label: each.names[language] }))}
        value={reason.departmentId}
        onChange={(departmentId) => set({ departmentId })}
      />
      {!isNew && (
        <Switch
          label={t('frame.archived')}
          checked={reason.isArchived}
          onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
        />
      )}
    </FormDialog>
  );
}
