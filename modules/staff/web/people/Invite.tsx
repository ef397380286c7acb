import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#platform/web/Dialog.tsx';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { personParts } from '../slots.ts';
import { type Handed, HandedLink } from './HandedLink.tsx';
import { type PersonFacts, PersonFields, personFactPaths } from './PersonFields.tsx';

/** Inviting a person: who he is, then the link that lets him in, and what else he needs. */
export function Invite({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [facts, setFacts] = useState<PersonFacts>({
    ...{ name: '', email: '', language, roles: ['agent'] },
    ...{ seesEveryProject: false, teamIds: [], skills: [] },
  });
  const { mutate, data, error, isPending } = useMutation(
    staffApi.people.invite.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: staffApi.key() }),
    }),
  );
  const fields = useFields(error, personFactPaths, { [refusals.emailTaken]: 'email' });
  if (data)
    return (
      <Invited
        name={facts.name}
        personId={data.id}
        link={data.link}
        isFree={facts.seesEveryProject}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      size="lg"
      title={t('staff.invite')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      action={t('staff.invite.send')}
      onSubmit={() => mutate(facts)}
      onClose={onClose}
    >
      <PersonFields facts={facts} fields={fields} onChange={setFacts} />
    </FormDialog>
  );
}

/** isFree: he sees every project, so that none is to be chosen. */
function Invited(props: {
  name: string;
  personId: string;
  link: Handed;
  isFree: boolean;
  onClose: () => void;
}) {
  const { name, personId, link, isFree, onClose } = props;
  const { t } = useWords();
  const parts = isFree ? [] : personParts.fillings();
  return (
    <Dialog size="lg" title={t('staff.invite.done', { name })} onClose={onClose}>
      <Stack gap="md">
        <HandedLink link={link} />
        {parts.map(({ order, component: Part }) => (
          <Part key={order} personId={personId} />
        ))}
        <Button style={{ alignSelf: 'flex-end' }} onClick={onClose}>
          {t('staff.invite.close')}
        </Button>
      </Stack>
    </Dialog>
  );
}
