import { Button, Menu, Switch, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isEvent } from '#kernel/event.ts';
import { msBetween } from '#kernel/time.ts';
import { presenceChanged } from '#modules/staff/contract.ts';
import { useLive } from '#platform/web/live.ts';
import { useMay, useMe } from '#platform/web/me.ts';
import { useNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { staffApi } from './apis.ts';
import classes from './PresenceMenu.module.css';
import { isRingingOn, setRinging } from './ringing.ts';

const choices = ['available', 'busy', 'break', 'training', 'offline'] as const;
const meKey = staffApi.me.show.queryKey();

/** My presence in the top bar: what it is, since when, and how to change it. */
export function PresenceMenu() {
  const isWorker = useMay(may.work);
  return isWorker ? <Presence /> : null;
}

function Presence() {
  const { t, format } = useWords();
  const now = useNow();
  const presence = useMyPresence();
  const client = useQueryClient();
  const [isRinging, setIsRinging] = useState(isRingingOn);
  const { mutate } = useMutation(
    staffApi.me.setPresence.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: meKey }),
    }),
  );
  if (!presence) return null;
  const { state, since } = presence;
  const time = format.stopwatch(Math.max(0, msBetween(since, now)));
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          className={classes.button ?? ''}
          leftSection={<span className={classes.sign} data-state={state} aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" />}
        >
          <VisuallyHidden>
            {t('desk.presence', { state: t(`desk.presence.${state}`) })}
          </VisuallyHidden>
          <span className={classes.word} aria-hidden>
            {t(`desk.presence.${state}`)}
          </span>
          <span className={classes.time} data-number aria-hidden>
            {time}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            leftSection={<span className={classes.sign} data-state={choice} aria-hidden />}
            disabled={choice === state}
            onClick={() => mutate({ state: choice, reason: null })}
          >
            {t(`desk.presence.${choice}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick={false}
          onClick={() => {
            setRinging(!isRinging);
            setIsRinging(!isRinging);
          }}
        >
          <Switch
            size="xs"
            label={t('desk.sound')}
            checked={isRinging}
            readOnly
            tabIndex={-1}
            classNames={{ root: classes.switch ?? '' }}
          />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useMyPresence() {
  const me = useMe();
  const client = useQueryClient();
  useLive([`person:${me.id}`], (event) => {
    if (!isEvent(event, presenceChanged) || event.data.personId !== me.id) return;
    const { state, since, reason } = event.data;
    client.setQueryData(meKey, (known) =>
      known ? { ...known, presence: { ...known.presence, state, since, reason } } : known,
    );
  });
  return useQuery(staffApi.me.show.queryOptions()).data?.presence;
}
