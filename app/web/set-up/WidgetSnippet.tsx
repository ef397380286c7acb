import { Anchor, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { CopyField } from '#platform/web/CopyField.tsx';
import { useWords } from '#platform/web/words.ts';

/** The line that brings a widget into the pages of a site, and a page where it can be tried. */
export function WidgetSnippet({ publicKey }: { publicKey: string }) {
  const { t } = useWords();
  const { origin } = location;
  return (
    <Stack gap="xs">
      <CopyField
        label={t('set-up.chat.line')}
        value={`<script src="${origin}/widget.js" data-heed="${publicKey}" async></script>`}
      />
      <Text size="sm" c="dimmed">
        {t('set-up.chat.line.text')}
      </Text>
      <Anchor size="sm" href={`${origin}/sample/${publicKey}`} target="_blank">
        {t('set-up.chat.sample')} <IconExternalLink size="0.875rem" aria-hidden />
      </Anchor>
    </Stack>
  );
}
