import { ColorInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Queue } from '#modules/routing/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';
import { chatApi } from './api.ts';
import { WidgetSecret } from './WidgetSecret.tsx';
import { WidgetSnippet } from './WidgetSnippet.tsx';

/** Adding or changing a chat widget. */
export function WidgetForm(props: {
  widget: Widget;
  queues: readonly Queue[];
  isNew: boolean;
  onClose: () => void;
}) {
  const { queues, isNew, onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [widget, setWidget] = useState(props.widget);
  const set = (changes: Partial<Widget>) => setWidget({ ...widget, ...changes });
  const { mutate, error, isPending } = useMutation(
    chatApi.put.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: async (saved) => {
        await client.invalidateQueries({ queryKey: chatApi.list.key() });
        if (isNew) setWidget(saved);
        else onClose();
      },
    }),
  );
  const fields = useFields(error, ['name', 'queueId', 'allowedOrigins', 'colour']);
  const { id, publicKey, ...facts } = widget;
  return (
    <FormDialog
      size="lg"
      title={t(isNew ? 'chat.widget.new' : 'chat.widget')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => (isNew && publicKey ? onClose() : mutate({ ...facts, widgetId: id }))}
      {...(isNew && publicKey && { action: t('chat.widget.done') })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('chat.widget.name')}
        description={t('chat.widget.name.text')}
        value={widget.name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <Select
        label={t('chat.widget.queue')}
        allowDeselect={false}
        data={queues.map((queue) => ({ value: queue.id, label: queue.names[language] }))}
        value={widget.queueId || null}
        error={fields.of('queueId')}
        onChange={(queueId) => queueId && set({ queueId })}
      />
      <TagsInput
        label={t('chat.widget.sites')}
        description={t('chat.widget.sites.text')}
        placeholder="https://example.org"
        value={widget.allowedOrigins}
        error={fields.of('allowedOrigins') ?? fields.of('allowedOrigins.0')}
        onChange={(allowedOrigins) => set({ allowedOrigins })}
      />
      <ColorInput
        format="hex"
        label={t('chat.widget.colour')}
        popoverProps={{ withinPortal: true }}
        value={widget.colour}
        error={fields.of('colour')}
        onChange={(colour) => set({ colour: colour.toLowerCase() })}
      />
      {publicKey && <WidgetSnippet publicKey={publicKey} />}
      {!isNew && (
        <>
          <WidgetSecret projectId={widget.projectId} widgetId={id} />
          <Switch
            label={t('chat.widget.on')}
            checked={widget.isOn}
            onChange={({ currentTarget }) => set({ isOn: currentTarget.checked })}
          />
        </>
      )}
    </FormDialog>
  );
}
