import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { CodeInput } from '../CodeInput.tsx';
import { useEnter } from './entry.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Signing in by e-mail address and password, and by a code when the person has a second factor. */
export function SignIn() {
  const { t } = useWords();
  const { then } = useSearch({ from: '/sign-in' });
  const enter = useEnter(then);
  const [login, setLogin] = useState({ email: '', password: '' });
  const [code, setCode] = useState<string | null>(null);
  const { mutate, error, isPending, reset } = useMutation(
    staffApi.signIn.byPassword.mutationOptions({
      onSuccess: ({ next }) => (next === 'second-factor' ? setCode('') : enter(next)),
    }),
  );
  if (code === null)
    return (
      <SignInFrame
        title={t('staff.sign-in')}
        foot={
          <PageLink
            size="sm"
            to="/sign-in/forgotten"
            search={login.email ? { email: login.email } : {}}
          >
            {t('staff.sign-in.forgotten')}
          </PageLink>
        }
      >
        <LoginForm
          login={login}
          error={error}
          isPending={isPending}
          onChange={setLogin}
          onSubmit={() => mutate(login)}
        />
      </SignInFrame>
    );
  const back = () => {
    reset();
    setCode(null);
  };
  return (
    <SignInFrame
      title={t('staff.sign-in.code')}
      foot={
        <Anchor size="sm" component="button" type="button" onClick={back}>
          {t('staff.sign-in.other')}
        </Anchor>
      }
    >
      <CodeForm
        code={code}
        error={error}
        isPending={isPending}
        onChange={setCode}
        onSubmit={() => mutate({ ...login, secondFactor: code })}
      />
    </SignInFrame>
  );
}

interface Login {
  readonly email: string;
  readonly password: string;
}

function LoginForm(props: {
  login: Login;
  error: Error | null;
  isPending: boolean;
  onChange: (login: Login) => void;
  onSubmit: () => void;
}) {
  const { login, error, isPending, onChange, onSubmit } = props;
  const { t } = useWords();
  const fields = useFields(error, ['email', 'password']);
  return (
    <Form error={error} onSubmit={onSubmit}>
      <Stack gap="sm">
        <TextInput
          autoFocus
          type="email"
          label={t('field.email')}
          autoComplete="username"
          value={login.email}
          error={fields.of('email')}
          onChange={({ currentTarget }) => onChange({ ...login, email: currentTarget.value })}
        />
        <PasswordInput
          label={t('field.password')}
          autoComplete="current-password"
          value={login.password}
          error={fields.of('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('staff.password.show') }}
          onChange={({ currentTarget }) => onChange({ ...login, password: currentTarget.value })}
        />
        <Problem error={fields.rest} />
        <Button type="submit" mt="xs" fullWidth loading={isPending}>
          {t('staff.sign-in.enter')}
        </Button>
      </Stack>
    </Form>
  );
}

function CodeForm(props: {
  code: string;
  error: Error | null;
  isPending: boolean;
  onChange: (code: string) => void;
  onSubmit: () => void;
}) {
  const { code, error, isPending, onChange, onSubmit } = props;
  const { t } = useWords();
  const fields = useFields(error, ['secondFactor'], { [refusals.wrongCode]: 'secondFactor' });
  return (
    <Form error={error} onSubmit={onSubmit}>
      <Stack gap="sm">
        <CodeInput
          isRecoveryTaken
          value={code}
          error={fields.of('secondFactor')}
          onChange={onChange}
        />
        <Problem error={fields.rest} />
        <Button type="submit" fullWidth loading={isPending}>
          {t('staff.sign-in.enter')}
        </Button>
      </Stack>
    </Form>
  );
}
