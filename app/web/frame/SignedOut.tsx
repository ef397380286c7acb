import { Button, Text } from '@mantine/core';
import { Dialog } from '#platform/web/Dialog.tsx';
import { useWords } from '#platform/web/words.ts';

/** The session ended while somebody worked: what is on the screen stays until he is back. */
export function SignedOut({ onBack }: { onBack: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      onClose={onBack}
      title={t('frame.signed-out')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Text size="sm" mb="md">
        {t('frame.signed-out.text')}
      </Text>
      <Button component="a" href="/sign-in" target="_blank" mr="xs">
        {t('frame.signed-out.sign-in')}
      </Button>
      <Button variant="default" onClick={onBack}>
        {t('frame.signed-out.back')}
      </Button>
    </Dialog>
  );
}
