import { Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { NewPasswordInput } from '../NewPasswordInput.tsx';

const blank = { currentPassword: '', newPassword: '' };

/** Changing my password. */
export function Password({ person }: { person: { name: string; email: string } }) {
  const { t } = useWords();
  const [given, setGiven] = useState(blank);
  const { mutate, error, isPending } = useMutation(
    staffApi.me.changePassword.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        setGiven(blank);
        notifications.show({ message: t('staff.profile.password.changed') });
      },
    }),
  );
  const fields = useFields(error, ['currentPassword', 'newPassword'], {
    [refusals.wrongPassword]: 'currentPassword',
    [refusals.passwordTooWeak]: 'newPassword',
  });
  return (
    <Form error={error} onSubmit={() => mutate(given)}>
      <Stack gap="sm">
        <input type="hidden" autoComplete="username" value={person.email} />
        <PasswordInput
          label={t('field.currentPassword')}
          autoComplete="current-password"
          value={given.currentPassword}
          error={fields.of('currentPassword')}
          visibilityToggleButtonProps={{ 'aria-label': t('staff.password.show') }}
          onChange={({ currentTarget }) =>
            setGiven({ ...given, currentPassword: currentTarget.value })
          }
        />
        <NewPasswordInput
          label={t('staff.password.new')}
          value={given.newPassword}
          person={person}
          error={fields.of('newPassword')}
          onChange={(newPassword) => setGiven({ ...given, newPassword })}
        />
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
          {t('staff.profile.password.change')}
        </Button>
      </Stack>
    </Form>
  );
}
