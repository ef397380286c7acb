import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type LinkKind, refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { CodeInput } from '../CodeInput.tsx';
import { NewPasswordInput } from '../NewPasswordInput.tsx';
import { useEnter } from './entry.ts';

interface Link {
  readonly kind: LinkKind;
  readonly person: { readonly name: string; readonly email: string } | null;
  readonly isPasswordNeeded: boolean;
  readonly isSecondFactorNeeded: boolean;
}

/** What the person gives so that a link lets him in. The first administrator says who he is. */
export function LinkForm({ token, link }: { token: string; link: Link }) {
  const { t, language } = useWords();
  const enter = useEnter(link.kind === 'set-up' ? '/set-up' : '/');
  const [person, setPerson] = useState(link.person ?? { name: '', email: '' });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState(link.isSecondFactorNeeded ? '' : null);
  const { mutate, error, isPending } = useMutation(
    staffApi.signIn.useLink.mutationOptions({
      onSuccess: ({ next }) => (next === 'second-factor' ? setCode('') : enter(next)),
    }),
  );
  const fields = useFields(
    error,
    ['person.name', 'person.email', 'password', 'secondFactor'],
    fieldOfRefusal,
  );
  const send = () =>
    mutate({
      token,
      ...(link.isPasswordNeeded && { password }),
      ...(link.person === null && { person: { ...person, language } }),
      ...(code !== null && { secondFactor: code }),
    });
  return (
    <Form error={error} onSubmit={send}>
      <Stack gap="sm">
        {link.person === null && (
          <TextInput
            autoFocus
            label={t('field.name')}
            autoComplete="name"
            value={person.name}
            error={fields.of('person.name')}
            onChange={({ currentTarget }) => setPerson({ ...person, name: currentTarget.value })}
          />
        )}
        <TextInput
          type="email"
          label={t('field.email')}
          autoComplete="username"
          readOnly={link.person !== null}
          value={person.email}
          error={fields.of('person.email')}
          onChange={({ currentTarget }) => setPerson({ ...person, email: currentTarget.value })}
        />
        {link.isPasswordNeeded && (
          <NewPasswordInput
            label={t('staff.password.new')}
            value={password}
            person={person}
            error={fields.of('password')}
            onChange={setPassword}
          />
        )}
        {code !== null && (
          <CodeInput
            isRecoveryTaken
            value={code}
            error={fields.of('secondFactor')}
            onChange={setCode}
          />
        )}
        <Problem error={fields.rest} />
        <Button type="submit" fullWidth loading={isPending}>
          {t(`staff.link.${link.kind}.go`)}
        </Button>
      </Stack>
    </Form>
  );
}

const fieldOfRefusal = {
  [refusals.passwordTooWeak]: 'password',
  [refusals.wrongCode]: 'secondFactor',
  [refusals.emailTaken]: 'person.email',
};
