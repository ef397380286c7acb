import { Anchor, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';
import { CodeSample } from './CodeSample.tsx';
import classes from './OnTheSite.module.css';
import { widgetTag } from './signing-samples.ts';

/** The one line that a site needs, and a page on which to try it. */
export function OnTheSite({ widget }: { widget: Widget }) {
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <CodeSample label={t('chat.site.tag')} code={widgetTag(location.origin, widget.publicKey)} />
      {widget.allowedOrigins.length === 0 && <Text size="sm">{t('chat.site.no-origins')}</Text>}
      <Anchor
        href={`/sample/${widget.publicKey}`}
        target="_blank"
        rel="noreferrer"
        className={classes.link ?? ''}
      >
        {t('chat.site.sample')}
        <IconExternalLink size="0.875rem" aria-hidden />
      </Anchor>
    </Stack>
  );
}
