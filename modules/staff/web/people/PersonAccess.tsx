import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Person } from '../../core/person.ts';
import { staffApi } from '../api.ts';
import { type Handed, HandedLink } from './HandedLink.tsx';

/** How a person comes in: links for him, his second factor, his sessions, the door itself. */
export function PersonAccess({ person }: { person: Person }) {
  const { t } = useWords();
  const me = useMe();
  const client = useQueryClient();
  const [link, setLink] = useState<Handed | null>(null);
  const { id, state, hasSecondFactor } = person;
  const settled = {
    meta: { showsProblem: true },
    onSuccess: () => client.invalidateQueries({ queryKey: staffApi.people.key() }),
  };
  const makeLink = useMutation(
    staffApi.people.makeLink.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: setLink,
    }),
  );
  const removeSecondFactor = useMutation(
    staffApi.people.removeSecondFactor.mutationOptions(settled),
  );
  const endSessions = useMutation(staffApi.people.endSessions.mutationOptions(settled));
  const disable = useMutation(staffApi.people.disable.mutationOptions(settled));
  const enable = useMutation(staffApi.people.enable.mutationOptions(settled));
  const error = [makeLink, removeSecondFactor, endSessions, disable, enable].find(
    (each) => each.error,
  )?.error;
  const kind = state === 'invited' ? 'invite' : 'reset';
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {state !== 'disabled' && (
          <>
            <Action action={makeLink} run={() => makeLink.mutate({ id, kind })}>
              {t(`staff.person.link.${kind}`)}
            </Action>
            {state === 'active' && (
              <Action action={makeLink} run={() => makeLink.mutate({ id, kind: 'sign-in' })}>
                {t('staff.person.link.sign-in')}
              </Action>
            )}
          </>
        )}
        {state === 'active' && (
          <Action action={endSessions} run={() => endSessions.mutate({ id })}>
            {t('staff.person.sign-out')}
          </Action>
        )}
        {hasSecondFactor && (
          <Action action={removeSecondFactor} run={() => removeSecondFactor.mutate({ id })}>
            {t('staff.person.second-factor.remove')}
          </Action>
        )}
      </Group>
      {state === 'disabled' ? (
        <Action action={enable} run={() => enable.mutate({ id })}>
          {t('staff.person.enable')}
        </Action>
      ) : (
        id !== me.id && (
          <Action action={disable} run={() => disable.mutate({ id })}>
            {t('staff.person.disable')}
          </Action>
        )
      )}
      <Problem error={error} />
      {link && (
        <Dialog title={t('staff.link.for', { name: person.name })} onClose={() => setLink(null)}>
          <HandedLink link={link} />
        </Dialog>
      )}
    </Stack>
  );
}

function Action(props: {
  action: { readonly isPending: boolean };
  run: () => void;
  children: string;
}) {
  const { action, run, children } = props;
  return (
    <Button
      variant="default"
      loading={action.isPending}
      style={{ alignSelf: 'flex-start' }}
      onClick={run}
    >
      {children}
    </Button>
  );
}
