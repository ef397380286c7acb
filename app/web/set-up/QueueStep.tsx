import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { completeNames, NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi } from './apis.ts';
import type { StepProps } from './step-props.ts';

/** The first queue: a name is enough, all else is as usual. */
export function QueueStep({ progress, onDone }: StepProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { id: projectId } = present(progress.project, 'the project of the queue');
  const [queueId] = useState(() => progress.queue?.id ?? newId());
  const [names, setNames] = useState(
    progress.queue?.names ?? { ...noNames, [language]: t('set-up.queue.name') },
  );
  const { mutate, error, isPending } = useMutation(
    routingApi.putQueue.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: routingApi.queues.key() });
        onDone();
      },
    }),
  );
  const fields = useFields(error, ['names']);
  const { id: _, ...kept } = progress.queue ?? { id: '', projectId };
  return (
    <Form
      error={error}
      onSubmit={() =>
        mutate({ ...kept, projectId, queueId, names: completeNames(names, language) })
      }
    >
      <Stack gap="md">
        <NamesInput
          label={t('routing.queue.name')}
          names={names}
          errorOf={(each) => fields.of(`names.${each}`)}
          onChange={setNames}
        />
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
          {t('set-up.save')}
        </Button>
      </Stack>
    </Form>
  );
}
