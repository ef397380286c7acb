import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useWords } from '#platform/web/words.ts';

/** Nothing is at this address, or not any more. */
export function NotFound() {
  const { t } = useWords();
  return (
    <Nothing
      icon={IconMapQuestion}
      title={t('frame.not-found')}
      text={t('frame.not-found.text')}
      action={<WayBack />}
    />
  );
}

/** No page is without a way back. */
export function WayBack() {
  const { t } = useWords();
  const router = useRouter();
  return (
    <>
      <Button variant="default" onClick={() => router.history.back()}>
        {t('frame.back')}
      </Button>
      <Button variant="default" onClick={() => void router.navigate({ href: '/' })}>
        {t('frame.home')}
      </Button>
    </>
  );
}
