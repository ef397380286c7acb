import { IconLock } from '@tabler/icons-react';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useWords } from '#platform/web/words.ts';
import { WayBack } from './NotFound.tsx';

/** The place exists, but not for this person. */
export function Forbidden() {
  const { t } = useWords();
  return (
    <Nothing
      icon={IconLock}
      title={t('frame.forbidden')}
      text={t('frame.forbidden.text')}
      action={<WayBack />}
    />
  );
}
