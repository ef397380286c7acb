import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconListCheck } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { may } from '#modules/projects/contract.ts';
import { useMay } from '#platform/web/me.ts';
import { PageButton } from '#platform/web/PageLink.tsx';
import { useWords } from '#platform/web/words.ts';
import { useMemory } from './use-progress.ts';

/** The way back to a set-up that was begun on this device and is not over. */
export function SetUpReminder() {
  const { t } = useWords();
  const isManager = useMay(may.manage);
  const [memory] = useMemory();
  const { pathname } = useLocation();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  if (!isManager || !memory || memory.isOver || pathname === '/set-up') return null;
  return (
    <PageButton
      to="/set-up"
      size="xs"
      variant="light"
      px={isNarrow ? 6 : 'xs'}
      {...(!isNarrow && { leftSection: <IconListCheck size="1rem" stroke={1.6} /> })}
    >
      {isNarrow ? (
        <>
          <IconListCheck size="1rem" stroke={1.6} />
          <VisuallyHidden>{t('set-up.go-on')}</VisuallyHidden>
        </>
      ) : (
        t('set-up.go-on')
      )}
    </PageButton>
  );
}
