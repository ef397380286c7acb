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
      <section
        className={classes.code}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
        tabIndex={0}
      >
        <pre>
          <code>{code}</code>
        </pre>
      </section>
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
