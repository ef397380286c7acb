import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi } from '../apis.ts';
import { isWaiting } from './floor-lines.ts';
import { GiveDialog } from './GiveDialog.tsx';
import classes from './SidePane.module.css';

type Asked = 'take' | 'give' | 'put-back';

/** Take it, give it to somebody, put it back. What takes work from somebody is confirmed.
 *  holder: the name of whoever has it. */
export function ContactActs(props: {
  projectId: string;
  contact: FloorContact;
  holder: string | undefined;
}) {
  const { projectId, contact, holder = '' } = props;
  const { t } = useWords();
  const me = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const which = { projectId, contactId: contact.contactId };
  const done = { meta: { showsProblem: true }, onSuccess: () => setAsked(null) };
  const take = useMutation(routingApi.take.mutationOptions(done));
  const putBack = useMutation(routingApi.work.putBack.mutationOptions(done));
  const isMine = contact.agentId === me.id && !isWaiting(contact);
  const isHeld = !isWaiting(contact);
  // Who codes a contact has it to the end.
  const canMove = contact.state !== 'wrap-up';
  const canTake = canMove && !isMine;
  const begin = () => (isHeld ? setAsked('take') : take.mutate(which));
  useKeys([
    ...(canTake ? [{ keys: 't', label: 'live.take' as const, run: begin }] : []),
    ...(canMove ? [{ keys: 'a', label: 'live.give' as const, run: () => setAsked('give') }] : []),
    ...(isHeld
      ? [{ keys: 'b', label: 'live.put-back' as const, run: () => setAsked('put-back') }]
      : []),
  ]);
  const small = { size: 'xs', variant: 'default' } as const;
  return (
    <div className={classes.acts}>
      {canMove && (
        <Button {...small} rightSection={<KeyHint keys="a" />} onClick={() => setAsked('give')}>
          {t('live.give')}
        </Button>
      )}
      {canTake && (
        <Button
          {...small}
          rightSection={<KeyHint keys="t" />}
          loading={take.isPending}
          onClick={begin}
        >
          {t(isHeld ? 'live.take-over' : 'live.take')}
        </Button>
      )}
      {isHeld && (
        <Button {...small} rightSection={<KeyHint keys="b" />} onClick={() => setAsked('put-back')}>
          {t('live.put-back')}
        </Button>
      )}
      {isMine && (
        <Button
          {...small}
          component={AddressLink}
          to={`/desk/${projectId}/${contact.conversationId}`}
        >
          {t('live.open')}
        </Button>
      )}
      {asked === null && <Problem error={take.error} />}
      {asked === 'give' && (
        <GiveDialog
          projectId={projectId}
          contact={contact}
          holder={isHeld ? holder : ''}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'take' && (
        <Confirm
          title={t('live.take-over')}
          text={t('live.take-over.text', { name: holder })}
          {...take}
          onConfirm={() => take.mutate(which)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'put-back' && (
        <Confirm
          title={t('live.put-back')}
          text={t('live.put-back.text', { name: holder })}
          {...putBack}
          onConfirm={() => putBack.mutate(which)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function Confirm(props: {
  title: string;
  text: string;
  error: Error | null;
  isPending: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { title, text, error, isPending, onConfirm, onClose } = props;
  return (
    <FormDialog
      title={title}
      action={title}
      error={error}
      rest={error}
      isPending={isPending}
      onSubmit={onConfirm}
      onClose={onClose}
    >
      <Text size="sm">{text}</Text>
    </FormDialog>
  );
}
