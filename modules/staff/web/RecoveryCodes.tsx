import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import classes from './Enrolment.module.css';

/** The recovery codes, which are shown this once: to be copied, kept as a file, or printed. */
export function RecoveryCodes(props: { codes: readonly string[]; onDone: () => void }) {
  const { codes, onDone } = props;
  const { t } = useWords();
  const { copy, copied } = useClipboard();
  const [isKept, setIsKept] = useState(false);
  const text = codes.join('\n');
  return (
    <Stack gap="sm">
      <Text size="sm">{t('staff.recovery.text')}</Text>
      <ol className={classes.codes} aria-label={t('staff.recovery')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size="1rem" /> : <IconCopy size="1rem" />}
          onClick={() => copy(text)}
        >
          {t(copied ? 'frame.copied' : 'frame.copy')}
        </Button>
        <Button
          size="xs"
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Heed\n\n${text}\n`)}`}
          download="heed-recovery-codes.txt"
          leftSection={<IconDownload size="1rem" />}
        >
          {t('staff.recovery.download')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size="1rem" />}
          onClick={() => print()}
        >
          {t('staff.recovery.print')}
        </Button>
      </Group>
      <Checkbox
        label={t('staff.recovery.kept')}
        checked={isKept}
        onChange={({ currentTarget }) => setIsKept(currentTarget.checked)}
      />
      <Button fullWidth disabled={!isKept} onClick={onDone}>
        {t('staff.recovery.done')}
      </Button>
    </Stack>
  );
}
