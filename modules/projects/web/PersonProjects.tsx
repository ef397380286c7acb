import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi, staffApi } from './api.ts';

/** In which projects a person works; each choice counts at once. */
export function PersonProjects({ personId }: { personId: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const projects = useQuery(projectsApi.list.queryOptions());
  const person = useQuery(staffApi.people.show.queryOptions({ input: { id: personId } }));
  const { mutate, error, isPending } = useMutation(
    projectsApi.putMember.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: staffApi.people.key() }),
          client.invalidateQueries({ queryKey: projectsApi.members.key() }),
        ]),
    }),
  );
  const failed = projects.error ?? person.error;
  if (failed) return <Problem error={failed} />;
  if (!projects.data || !person.data) return <LoadingLines lines={2} />;
  const held = person.data.projectIds;
  return (
    <Stack gap="xs" role="group" aria-label={t('projects.of-person')}>
      <Text size="sm" c="dimmed">
        {t(projects.data.items.length > 0 ? 'projects.of-person.text' : 'projects.none')}
      </Text>
      {projects.data.items.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={held.includes(id)}
          disabled={isPending}
          onChange={({ currentTarget }) =>
            mutate({ projectId: id, personId, isMember: currentTarget.checked })
          }
        />
      ))}
      <Problem error={error} />
    </Stack>
  );
}
