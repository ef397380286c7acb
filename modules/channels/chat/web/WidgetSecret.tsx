import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CopyField } from '#platform/web/CopyField.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { chatApi } from './api.ts';

/** The secret with which the site signs who its visitors are. Showing it is written down. */
export function WidgetSecret(props: { projectId: string; widgetId: string }) {
  const { t } = useWords();
  const show = useMutation({
    mutationFn: () => chatApi.secret.call(props),
    meta: { showsProblem: true },
  });
  const renew = useMutation(chatApi.renewSecret.mutationOptions({ meta: { showsProblem: true } }));
  const secret = renew.data?.secret ?? show.data?.secret;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('chat.secret.text')}
      </Text>
      {secret && <CopyField label={t('chat.secret')} value={secret} />}
      <Group gap="xs">
        {!secret && (
          <Button
            size="xs"
            variant="default"
            loading={show.isPending}
            onClick={() => show.mutate()}
          >
            {t('chat.secret.show')}
          </Button>
        )}
        {secret && (
          <Button
            size="xs"
            variant="default"
            loading={renew.isPending}
            onClick={() => renew.mutate(props)}
          >
            {t('chat.secret.renew')}
          </Button>
        )}
      </Group>
      <Problem error={show.error ?? renew.error} />
    </Stack>
  );
}
