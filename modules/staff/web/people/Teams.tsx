import { Button, TextInput } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import type { Team } from '../../core/person.ts';
import { staffApi } from '../api.ts';

type Opened = Pick<Team, 'name' | 'memberIds'> & { readonly id: string | null };

/** The teams of the centre. */
export function Teams() {
  const { t } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery(staffApi.teams.list.queryOptions());
  return (
    <>
      <Kept
        icon={IconUsersGroup}
        none={t('staff.teams.none')}
        text={t('staff.teams.text')}
        count={data?.length}
        error={error}
        onRetry={refetch}
        add={
          <Button onClick={() => setOpened({ id: null, name: '', memberIds: [] })}>
            {t('staff.team.new')}
          </Button>
        }
      >
        <Rows label={t('staff.teams')}>
          {data?.map((team) => (
            <Row
              key={team.id}
              title={team.name}
              aside={t('staff.team.members', { count: team.memberIds.length })}
              onOpen={() => setOpened(team)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && <TeamForm team={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function TeamForm({ team, onClose }: { team: Opened; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(team.name);
  const settled = {
    meta: { showsProblem: true },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: staffApi.key() });
    },
  };
  const create = useMutation(staffApi.teams.create.mutationOptions(settled));
  const rename = useMutation(staffApi.teams.rename.mutationOptions(settled));
  const remove = useMutation(staffApi.teams.remove.mutationOptions(settled));
  const error = create.error ?? rename.error ?? remove.error;
  const fields = useFields(error, ['name'], { [refusals.nameTaken]: 'name' });
  const { id } = team;
  return (
    <FormDialog
      title={t(id === null ? 'staff.team.new' : 'staff.team')}
      error={error}
      rest={fields.rest}
      isPending={create.isPending || rename.isPending}
      onSubmit={() => (id === null ? create.mutate({ name }) : rename.mutate({ id, name }))}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('staff.team.name')}
        value={name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {id !== null && (
        <Button
          variant="subtle"
          color="red"
          loading={remove.isPending}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => remove.mutate({ id })}
        >
          {t('staff.team.remove')}
        </Button>
      )}
    </FormDialog>
  );
}
