import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from './words.ts';

/** A text to take away, such as a link that is shown once. It can always be marked by hand, for
 *  browsers give the clipboard only to pages that came over a safe connection. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useWords();
  const { copy, copied } = useClipboard();
  const word = t(copied ? 'frame.copied' : 'frame.copy');
  return (
    <TextInput
      readOnly
      label={label}
      value={value}
      onFocus={({ currentTarget }) => currentTarget.select()}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      rightSection={
        <Tooltip label={word}>
          <ActionIcon aria-label={word} onClick={() => copy(value)}>
            {copied ? <IconCheck size="1rem" /> : <IconCopy size="1rem" stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      }
    />
  );
}
