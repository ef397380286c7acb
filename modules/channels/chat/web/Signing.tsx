import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyField } from '#platform/web/CopyField.tsx';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';
import { chatApi } from './apis.ts';
import { CodeSample } from './CodeSample.tsx';
import { identifySnippet, type SampleLanguage, signingSamples } from './signing-samples.ts';

const languages = [
  { id: 'node', name: 'Node.js' },
  { id: 'php', name: 'PHP' },
  { id: 'python', name: 'Python' },
] as const satisfies readonly { id: SampleLanguage; name: string }[];

/** The secret with which the site signs who is signed in there, and how that is written. */
export function Signing({ widget }: { widget: Widget }) {
  const { t } = useWords();
  const which = { projectId: widget.projectId, widgetId: widget.id };
  const [secret, setSecret] = useState<string | null>(null);
  const [isRenewing, setIsRenewing] = useState(false);
  const show = useMutation({
    // It is asked for by hand and kept in no cache; each look is written down.
    mutationFn: () => chatApi.secret.call(which),
    meta: { showsProblem: true },
    onSuccess: (shown) => setSecret(shown.secret),
  });
  return (
    <Stack gap="md">
      {secret === null ? (
        <Button
          variant="default"
          loading={show.isPending}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => show.mutate()}
        >
          {t('chat.secret.show')}
        </Button>
      ) : (
        <>
          <CopyField label={t('chat.secret')} value={secret} />
          <Text size="sm" c="dimmed">
            {t('chat.secret.keep')}
          </Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setSecret(null)}>
              {t('chat.secret.hide')}
            </Button>
            <Button size="xs" variant="default" color="red" onClick={() => setIsRenewing(true)}>
              {t('chat.secret.renew')}
            </Button>
          </Group>
        </>
      )}
      <Problem error={show.error} />
      <Samples />
      {isRenewing && (
        <Renew which={which} onRenewed={setSecret} onClose={() => setIsRenewing(false)} />
      )}
    </Stack>
  );
}

function Samples() {
  const { t } = useWords();
  return (
    <>
      <Text size="sm">{t('chat.signing.server')}</Text>
      <Tabs defaultValue="node" keepMounted={false}>
        <Tabs.List mb="xs">
          {languages.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map(({ id, name }) => (
          <Tabs.Panel key={id} value={id}>
            <CodeSample label={name} code={signingSamples[id]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm">{t('chat.signing.page')}</Text>
      <CodeSample label={t('chat.signing.page-code')} code={identifySnippet} />
    </>
  );
}

function Renew(props: {
  which: { projectId: string; widgetId: string };
  onRenewed: (secret: string) => void;
  onClose: () => void;
}) {
  const { which, onRenewed, onClose } = props;
  const { t } = useWords();
  const { mutate, error, isPending } = useMutation(
    chatApi.renewSecret.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: ({ secret }) => {
        onRenewed(secret);
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('chat.secret.renew')}
      error={error}
      rest={error}
      isPending={isPending}
      action={t('chat.secret.renew')}
      onSubmit={() => mutate(which)}
      onClose={onClose}
    >
      <Text size="sm">{t('chat.secret.renew.text')}</Text>
    </FormDialog>
  );
}
