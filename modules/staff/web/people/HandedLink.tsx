import { Stack, Text } from '@mantine/core';
import { CopyField } from '#platform/web/CopyField.tsx';
import { useWords } from '#platform/web/words.ts';

/** A link as the server hands it to whoever made it. */
export interface Handed {
  readonly url: string;
  readonly expiresAt: string;
  readonly isMailed: boolean;
}

/** A link for a person, shown this once, and where else it went. */
export function HandedLink({ link }: { link: Handed }) {
  const { t, format } = useWords();
  const time = format.dateTime(link.expiresAt);
  return (
    <Stack gap="xs">
      <Text size="sm">{t(link.isMailed ? 'staff.link.mailed' : 'staff.link.pass-on')}</Text>
      <CopyField label={t('staff.link.label')} value={link.url} />
      <Text size="xs" c="dimmed">
        {t('staff.link.until', { time })}
      </Text>
    </Stack>
  );
}
