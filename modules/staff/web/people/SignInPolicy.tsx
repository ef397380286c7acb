import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Role, roles } from '../../core/role.ts';
import { staffApi } from '../api.ts';

/** Who needs a second factor. */
export function SignInPolicy() {
  const { data, error, refetch } = useQuery(staffApi.policy.show.queryOptions());
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={3} />;
  return <Policy required={data.secondFactorRequiredFor} />;
}

function Policy({ required }: { required: Role[] }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(required);
  const { mutate, error, isPending } = useMutation(
    staffApi.policy.change.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: staffApi.policy.key() });
      },
    }),
  );
  return (
    <Section title={t('staff.enrol')} text={t('staff.policy.text')}>
      <Stack gap="md" align="flex-start">
        <Checkbox.Group
          label={t('staff.policy.needed')}
          value={chosen}
          onChange={(values) => setChosen(roles.filter((role) => values.includes(role)))}
        >
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={t(`staff.role.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          {t('staff.policy.next')}
        </Text>
        <Problem error={error} />
        <Button loading={isPending} onClick={() => mutate({ secondFactorRequiredFor: chosen })}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Section>
  );
}
