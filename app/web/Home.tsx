import { IconDoor } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useWords } from '#platform/web/words.ts';
import { places } from './doors.ts';

/** Leads to the first place that the person may enter. */
export function Home() {
  const { t } = useWords();
  const me = useMe();
  const router = useRouter();
  const first = places
    .filter(({ permission }) => isPermitted(me, permission))
    .toSorted((a, b) => a.order - b.order)[0];
  useEffect(() => {
    if (first) void router.navigate({ href: first.path, replace: true });
  }, [first, router]);
  if (first) return null;
  return <Nothing icon={IconDoor} title={t('frame.no-place')} text={t('frame.no-place.text')} />;
}
