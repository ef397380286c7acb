import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import classes from './CodeSample.module.css';

/** Code to take away. label: what it is, for those who hear it. */
export function CodeSample({ label, code }: { label: string; code: string }) {
  const { t } = useWords();
  const { copy, copied } = useClipboard();
  const word = t(copied ? 'frame.copied' : 'frame.copy');
  return (
    <div className={classes.sample}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by key */}
      <pre className={classes.code} role="region" aria-label={label} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <Tooltip label={word}>
        <ActionIcon
          className={classes.copy ?? ''}
          variant="default"
          aria-label={`${word}: ${label}`}
          onClick={() => copy(code)}
        >
          {copied ? <IconCheck size="1rem" /> : <IconCopy size="1rem" stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
