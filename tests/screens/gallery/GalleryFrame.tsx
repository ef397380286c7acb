import { ActionIcon, Button, Indicator } from '@mantine/core';
import {
  IconBell,
  IconBook,
  IconBriefcase,
  IconBulb,
  IconHeadphones,
  IconHeadset,
  IconLayoutGrid,
  IconSettings,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Frame } from '#app/web/frame/Frame.tsx';
import type { LiveClient } from '#platform/live/client.ts';
import type { Place, SearchSource } from '#platform/web/door.ts';
import { useKeys } from '#platform/web/keys.ts';
import { LiveProvider } from '#platform/web/LiveProvider.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { useWords } from '#platform/web/words.ts';
import { people } from './people.ts';

const places: readonly Place[] = [
  {
    path: '/columns',
    icon: IconHeadset,
    label: 'gallery.desk',
    order: 1,
    keys: 'g d',
    useBadge: () => 3,
  },
  {
    path: '/empty',
    icon: IconHeadphones,
    label: 'gallery.listening',
    order: 2,
    keys: 'g l',
    useBadge: () => 128,
  },
  { path: '/offline', icon: IconLayoutGrid, label: 'gallery.floor', order: 3, keys: 'g f' },
  { path: '/problem', icon: IconBook, label: 'gallery.knowledge', order: 4, keys: 'g k' },
  { path: '/figures', icon: IconBulb, label: 'gallery.learning', order: 5, keys: 'g i' },
  { path: '/parts', icon: IconUsers, label: 'gallery.people', order: 6, keys: 'g p' },
  { path: '/forbidden', icon: IconBriefcase, label: 'gallery.clients', order: 7, keys: 'g c' },
  { path: '/crashed', icon: IconSettings, label: 'gallery.settings', order: 100, keys: 'g s' },
];

const searches: readonly SearchSource[] = [
  {
    id: 'customers',
    label: 'gallery.customers',
    icon: IconUser,
    search: async (text) =>
      people
        .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
        .slice(0, 5)
        .map(({ name, detail }) => ({ id: name, title: name, detail, to: '/parts' })),
  },
];

/** The frame with invented places and person. */
export function GalleryFrame({ isOffline, children }: { isOffline: boolean; children: ReactNode }) {
  const [preferences] = usePreferences();
  return (
    <LiveProvider client={isOffline ? lost : connected}>
      <Frame
        me={{ id: 'me', name: 'Анна Соколова', permissions: new Set(), preferences }}
        places={places}
        searches={searches}
        topBar={[Presence, Notices]}
        onPreferences={() => {}}
        onSignOut={() => {}}
      >
        <ScreenKeys />
        {children}
      </Frame>
    </LiveProvider>
  );
}

function ScreenKeys() {
  useKeys([
    { keys: 'a', label: 'gallery.accept', run: () => {} },
    { keys: 'r', label: 'gallery.reply', run: () => {} },
    { keys: 'shift+t', label: 'gallery.transfer', run: () => {} },
    { keys: 'mod+enter', label: 'gallery.work', run: () => {}, isAlways: true },
  ]);
  return null;
}

function Presence() {
  const { t } = useWords();
  return (
    <Button size="xs" variant="default" leftSection={<Dot />}>
      {t('gallery.available')}
    </Button>
  );
}

function Notices() {
  return (
    <Indicator size={8} offset={7}>
      <ActionIcon aria-label="3">
        <IconBell size="1.125rem" stroke={1.6} />
      </ActionIcon>
    </Indicator>
  );
}

function Dot() {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="4" fill="var(--heed-good)" />
    </svg>
  );
}

const nothing = () => () => {};
const connected: LiveClient = {
  state: () => 'connected',
  onStateChange: nothing,
  retry: () => {},
  close: () => {},
  subscribe: nothing,
  onEvent: nothing,
  onSignal: nothing,
  onMissed: nothing,
};
const lost: LiveClient = { ...connected, state: () => 'lost' };
