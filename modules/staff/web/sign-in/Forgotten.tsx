import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Asking for a mail with a link to set a new password. The answer does not tell who exists. */
export function Forgotten() {
  const { t } = useWords();
  const [email, setEmail] = useState(useSearch({ from: '/sign-in/forgotten' }).email ?? '');
  const { mutate, error, isPending, isSuccess } = useMutation(
    staffApi.signIn.forgotten.mutationOptions(),
  );
  const fields = useFields(error, ['email']);
  const foot = (
    <PageLink size="sm" to="/sign-in">
      {t('staff.sign-in.back')}
    </PageLink>
  );
  if (isSuccess)
    return (
      <SignInFrame title={t('staff.forgotten.sent')} foot={foot}>
        <Text role="status" size="sm">
          {t('staff.forgotten.sent.text', { email })}
        </Text>
      </SignInFrame>
    );
  return (
    <SignInFrame title={t('staff.forgotten')} text={t('staff.forgotten.text')} foot={foot}>
      <Form error={error} onSubmit={() => mutate({ email })}>
        <Stack gap="sm">
          <TextInput
            autoFocus
            type="email"
            label={t('field.email')}
            autoComplete="username"
            value={email}
            error={fields.of('email')}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <Problem error={fields.rest} />
          <Button type="submit" mt="xs" fullWidth loading={isPending}>
            {t('staff.forgotten.send')}
          </Button>
        </Stack>
      </Form>
    </SignInFrame>
  );
}
