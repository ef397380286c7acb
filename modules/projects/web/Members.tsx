import { Button, Select, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi, staffApi } from './api.ts';
import classes from './Members.module.css';
import { useProjectId } from './use-project.ts';

/** Who works in the project. */
export function Members() {
  const { t, format } = useWords();
  const projectId = useProjectId();
  const client = useQueryClient();
  const members = useQuery(projectsApi.members.queryOptions({ input: { projectId } }));
  const colleagues = useQuery(staffApi.listColleagues.queryOptions({ input: {} }));
  const { mutate, error, isPending, variables } = useMutation(
    projectsApi.putMember.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => client.invalidateQueries({ queryKey: projectsApi.members.key() }),
    }),
  );
  const failed = members.error ?? colleagues.error;
  if (failed)
    return <Problem error={failed} onRetry={() => [members.refetch(), colleagues.refetch()]} />;
  if (!members.data || !colleagues.data) return <LoadingLines />;
  const isMember = new Set(members.data.personIds);
  const inside = colleagues.data.filter(({ id }) => isMember.has(id));
  const outside = colleagues.data.filter(({ id }) => !isMember.has(id));
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('projects.members.text')}
      </Text>
      <Select
        searchable
        label={t('projects.members.add')}
        placeholder={t('projects.members.choose')}
        nothingFoundMessage={t('projects.members.nobody')}
        limit={50}
        data={outside.map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        disabled={isPending}
        onChange={(personId) => personId && mutate({ projectId, personId, isMember: true })}
      />
      <Problem error={error} />
      {inside.length === 0 && (
        <Nothing
          icon={IconUsers}
          title={t('projects.members.none')}
          text={t('projects.members.none.text')}
        />
      )}
      <ul className={classes.members}>
        {inside.map(({ id, name, roles }) => (
          <li key={id} className={classes.member}>
            <PersonName
              name={name}
              detail={format.list(roles.map((each) => t(`staff.role.${each}`)))}
            />
            <Button
              size="xs"
              variant="default"
              loading={isPending && variables?.personId === id}
              onClick={() => mutate({ projectId, personId: id, isMember: false })}
            >
              {t('projects.members.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
