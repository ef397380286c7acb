import { Button, Stack, TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { usualColour } from '#modules/channels/chat/contract.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { chatApi } from './apis.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';
import { WidgetSnippet } from './WidgetSnippet.tsx';

const sampleSite = 'https://example.org';

/** The chat on the client's site: which sites may show it, and the line to put there. */
export function ChatStep({ progress, onDone }: StepProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { id: projectId, name } = present(progress.project, 'the project of the chat');
  const { id: queueId } = present(progress.queue, 'the queue of the chat');
  const widget = useQuery(chatApi.list.queryOptions({ input: { projectId } })).data?.items[0];
  const [allowedOrigins, setAllowedOrigins] = useState<string[]>([]);
  const { mutate, error, isPending } = useMutation(
    chatApi.put.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: chatApi.list.key() }),
    }),
  );
  const fields = useFields(error, ['allowedOrigins']);
  if (widget)
    return (
      <Stack gap="md">
        <WidgetSnippet publicKey={widget.publicKey} />
        <StepActions isDone onDone={onDone} />
      </Stack>
    );
  const facts = { name, queueId, colour: usualColour, texts: {}, isOn: true };
  return (
    <>
      <Form
        error={error}
        onSubmit={() => mutate({ projectId, widgetId: newId(), allowedOrigins, ...facts })}
      >
        <Stack gap="md">
          <TagsInput
            label={t('set-up.chat.sites')}
            description={t('set-up.chat.sites.text')}
            placeholder={sampleSite}
            value={allowedOrigins}
            error={fields.of('allowedOrigins') ?? fields.of('allowedOrigins.0')}
            onChange={setAllowedOrigins}
          />
          <Problem error={fields.rest} />
          <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
            {t('set-up.chat.make')}
          </Button>
        </Stack>
      </Form>
      <StepActions isDone={false} onDone={onDone} />
    </>
  );
}
