import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { refusals } from '#modules/staff/contract.ts';
import { type Role, roles } from '#modules/staff/core/role.ts';
import { type Handed, HandedLink } from '#modules/staff/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi, staffApi } from './apis.ts';
import { MeAsAgent } from './MeAsAgent.tsx';
import classes from './SetUp.module.css';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

interface Invited {
  readonly id: string;
  readonly name: string;
  readonly link: Handed;
}

const blank: { name: string; email: string; role: Role } = { name: '', email: '', role: 'agent' };

/** Inviting the first people; each is a member of the project at once. */
export function PeopleStep({ progress, onDone }: StepProps) {
  const { t, language } = useWords();
  const { id: projectId } = present(progress.project, 'the project of the people');
  const [person, setPerson] = useState(blank);
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  const { mutate, error, isPending } = useInvite(projectId, (made) => {
    setInvited((before) => [made, ...before]);
    setPerson(blank);
  });
  const fields = useFields(error, ['name', 'email'], { [refusals.emailTaken]: 'email' });
  const set = (changes: Partial<typeof blank>) => setPerson({ ...person, ...changes });
  const { name, email, role } = person;
  return (
    <Stack gap="lg">
      <MeAsAgent projectId={projectId} />
      <Form
        error={error}
        label={t('staff.invite')}
        className={classes.card}
        onSubmit={() => mutate({ name, email, language, roles: [role] })}
      >
        <Stack gap="sm">
          <TextInput
            label={t('field.name')}
            value={name}
            error={fields.of('name')}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            type="email"
            label={t('field.email')}
            value={email}
            error={fields.of('email')}
            onChange={({ currentTarget }) => set({ email: currentTarget.value })}
          />
          <Select
            label={t('staff.role')}
            allowDeselect={false}
            data={roles.map((value) => ({ value, label: t(`staff.role.${value}`) }))}
            value={role}
            onChange={(chosen) => chosen && set({ role: chosen })}
          />
          <Problem error={fields.rest} />
          <Button
            type="submit"
            variant="default"
            loading={isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('staff.invite.send')}
          </Button>
        </Stack>
      </Form>
      <ul className={classes.invited}>
        {invited.map((each) => (
          <li key={each.id} className={classes.card}>
            <Text fw={600} mb="xs">
              {t('staff.invite.done', { name: each.name })}
            </Text>
            <HandedLink link={each.link} />
          </li>
        ))}
      </ul>
      <StepActions isDone={progress.done.has('people')} onDone={onDone} />
    </Stack>
  );
}

function useInvite(projectId: string, onInvited: (invited: Invited) => void) {
  const client = useQueryClient();
  const member = useMutation(projectsApi.putMember.mutationOptions());
  return useMutation(
    staffApi.people.invite.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: async ({ id, link }, { name }) => {
        onInvited({ id, name, link });
        await member.mutateAsync({ projectId, personId: id, isMember: true });
        await client.invalidateQueries({ queryKey: staffApi.key() });
      },
    }),
  );
}
