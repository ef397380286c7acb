import { NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { CustomerCard } from '../contract.ts';
import { contactChannels } from '../core/contact-channel.ts';
import { maximumNameLength } from '../core/person-name.ts';
import { highestValueLevel } from '../core/standing.ts';
import { customersApi } from './apis.ts';

const valueLevels = Array.from({ length: highestValueLevel }, (_, index) => index + 1);

/** Changes what is known of a person. */
export function EditCustomer({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [person, setPerson] = useState({
    name: card.name,
    language: card.language,
    birthYear: card.birthYear,
    preferredChannel: card.preferredChannel,
    valueLevel: card.valueLevel,
  });
  const set = (changes: Partial<typeof person>) => setPerson({ ...person, ...changes });
  const which = { projectId: card.projectId, customerId: card.id };
  const { mutate, error, isPending } = useMutation(
    customersApi.edit.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: (changed) => {
        client.setQueryData(customersApi.get.queryKey({ input: which }), changed);
        onClose();
      },
    }),
  );
  const fields = useFields(error, ['name', 'birthYear']);
  return (
    <FormDialog
      title={t('customers.edit')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...which, ...person })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        dir="auto"
        label={t('customers.name')}
        maxLength={maximumNameLength}
        value={person.name ?? ''}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value || null })}
      />
      <Select
        clearable
        label={t('customers.language')}
        placeholder={t('customers.unknown')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={person.language}
        onChange={(language) => set({ language })}
      />
      <NumberInput
        label={t('customers.birth-year')}
        placeholder={t('customers.unknown')}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={person.birthYear ?? ''}
        error={fields.of('birthYear')}
        onChange={(value) => set({ birthYear: value === '' ? null : Number(value) })}
      />
      <Select
        clearable
        label={t('customers.preferred-channel')}
        placeholder={t('customers.unknown')}
        data={contactChannels.map((value) => ({ value, label: t(`customers.channel.${value}`) }))}
        value={person.preferredChannel}
        onChange={(preferredChannel) => set({ preferredChannel })}
      />
      <Select
        clearable
        label={t('customers.value')}
        description={t('customers.value.text')}
        placeholder={t('customers.value.none')}
        data={valueLevels.map((level) => ({
          value: String(level),
          label: t('customers.value.level', { level, highest: highestValueLevel }),
        }))}
        value={person.valueLevel === 0 ? null : String(person.valueLevel)}
        onChange={(level) => set({ valueLevel: Number(level) })}
      />
    </FormDialog>
  );
}
