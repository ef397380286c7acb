import { Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Person } from '#modules/staff/core/person.ts';
import { useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi, staffApi } from './apis.ts';
import classes from './SetUp.module.css';

/** Lets the administrator answer customers too: in a small centre, and to try it. */
export function MeAsAgent({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { id } = useMe();
  const client = useQueryClient();
  const { data } = useQuery(staffApi.people.show.queryOptions({ input: { id } }));
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (me: Person) => {
      await staffApi.people.change.call({ id, roles: [...me.roles, 'agent'] });
      await projectsApi.putMember.call({ projectId, personId: id, isMember: true });
    },
    meta: { showsProblem: true },
    onSuccess: () => client.invalidateQueries({ queryKey: staffApi.key() }),
  });
  if (!data) return null;
  return (
    <div className={classes.card}>
      <Group justify="space-between" gap="md">
        <Text size="sm" style={{ flex: '1 1 14rem' }}>
          {t('set-up.me.text')}
        </Text>
        {data.roles.includes('agent') ? (
          <Group gap={6} c="var(--heed-good)" fz="sm">
            <IconCheck size="1rem" /> {t('set-up.me.done')}
          </Group>
        ) : (
          <Button variant="default" loading={isPending} onClick={() => mutate(data)}>
            {t('set-up.me')}
          </Button>
        )}
      </Group>
      <Problem error={error} />
    </div>
  );
}
