import { Button, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';

/** My name, and the address by which I sign in. */
export function AboutMe({ person }: { person: { name: string; email: string } }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(person.name);
  const { mutate, error, isPending } = useMutation(
    staffApi.me.change.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: staffApi.me.show.key() });
      },
    }),
  );
  const fields = useFields(error, ['name']);
  return (
    <Form error={error} onSubmit={() => mutate({ name })}>
      <Stack gap="sm" align="flex-start">
        <TextInput
          w="100%"
          label={t('field.name')}
          autoComplete="name"
          value={name}
          error={fields.of('name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          w="100%"
          label={t('field.email')}
          description={t('staff.profile.email.text')}
          readOnly
          value={person.email}
        />
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending} disabled={name.trim() === person.name}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Form>
  );
}
