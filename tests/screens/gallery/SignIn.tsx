import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { AuthFrame } from '#platform/web/AuthFrame.tsx';
import { useWords } from '#platform/web/words.ts';

/** The calm page around signing in. */
export function SignIn() {
  const { t } = useWords();
  return (
    <AuthFrame
      title={t('gallery.sign-in')}
      text={t('gallery.sign-in.text')}
      foot={<Anchor href="/sign-in">{t('gallery.forgotten')}</Anchor>}
    >
      <Stack gap="sm">
        <TextInput label={t('gallery.email')} type="email" autoComplete="username" />
        <PasswordInput label={t('gallery.password')} autoComplete="current-password" />
        <Button mt="xs" fullWidth>
          {t('gallery.sign-in')}
        </Button>
      </Stack>
    </AuthFrame>
  );
}
