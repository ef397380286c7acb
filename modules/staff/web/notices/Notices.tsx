import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isEvent } from '#kernel/event.ts';
import { useKeys } from '#platform/web/keys.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { noticeAcknowledged, noticeAdded, noticesRead } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { NoticePanel } from './NoticePanel.tsx';
import classes from './Notices.module.css';
import { useReadHere } from './use-read-here.ts';

/** The bell in the top bar: how many notices are new, and all of them. */
export function Notices() {
  const { t, format } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const unread = useUnreadCount();
  useReadHere(unread);
  useKeys([
    {
      keys: 'g n',
      label: 'staff.notices',
      group: 'frame.keys.everywhere',
      run: () => setIsOpen(true),
    },
  ]);
  return (
    <Popover
      position="bottom-end"
      width="min(26rem, calc(100vw - 1.5rem))"
      opened={isOpen}
      onChange={setIsOpen}
      trapFocus
    >
      <Indicator
        disabled={unread === 0}
        label={unread > 99 ? '99+' : format.number(unread)}
        size="1rem"
        offset={5}
        classNames={{ indicator: classes.count ?? '' }}
      >
        <Popover.Target>
          <ActionIcon
            size="lg"
            aria-label={t('staff.notices.bell', { count: unread })}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconBell size="1.125rem" stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('staff.notices')}>
        <NoticePanel onLeave={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** How many notices I have not read. Whatever happens to them, here or elsewhere, counts at once;
 *  a new one is also told. */
function useUnreadCount(): number {
  const { t } = useWords();
  const me = useMe();
  const client = useQueryClient();
  useLive([`person:${me.id}`], (event) => {
    const isMine = [noticeAdded, noticeAcknowledged, noticesRead].some(
      (kind) => isEvent(event, kind) && event.data.personId === me.id,
    );
    if (!isMine) return;
    void client.invalidateQueries({ queryKey: staffApi.me.show.key() });
    void client.invalidateQueries({ queryKey: staffApi.me.listNotices.key() });
    if (isEvent(event, noticeAdded)) notifications.show({ message: t('staff.notices.added') });
  });
  return useQuery(staffApi.me.show.queryOptions()).data?.unreadNotices ?? 0;
}
