import { Button, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { Kept } from '#platform/web/Kept.tsx';
import { useNow } from '#platform/web/now.ts';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ApiKey } from '../../core/api-key.ts';
import { staffApi } from '../api.ts';
import { NewKey } from './NewKey.tsx';

/** The keys with which programs come in. */
export function Keys() {
  const { t, format } = useWords();
  const now = useNow();
  const [isAdding, setIsAdding] = useState(false);
  const [opened, setOpened] = useState<ApiKey | null>(null);
  const { data, error, refetch } = useQuery(staffApi.keys.list.queryOptions());
  return (
    <>
      <Kept
        icon={IconKey}
        none={t('staff.keys.none')}
        text={t('staff.keys.text')}
        count={data?.length}
        error={error}
        onRetry={refetch}
        add={<Button onClick={() => setIsAdding(true)}>{t('staff.key.new')}</Button>}
      >
        <Rows label={t('staff.keys')}>
          {data?.map((key) => (
            <Row
              key={key.id}
              title={key.name}
              detail={t('staff.key.may', { count: key.permissions.length })}
              aside={
                key.lastUsedAt
                  ? t('staff.key.used', { time: format.relative(key.lastUsedAt, now) })
                  : t('staff.key.unused')
              }
              onOpen={() => setOpened(key)}
            />
          ))}
        </Rows>
      </Kept>
      {isAdding && <NewKey onClose={() => setIsAdding(false)} />}
      {opened && <Revoke apiKey={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation(
    staffApi.keys.revoke.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: staffApi.keys.key() });
      },
    }),
  );
  return (
    <FormDialog
      title={apiKey.name}
      error={error}
      rest={error}
      isPending={isPending}
      action={t('staff.key.revoke')}
      onSubmit={() => mutate({ id: apiKey.id })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{t('staff.key.made', { time: format.dateTime(apiKey.createdAt) })}</Text>
        <Text size="sm" c="dimmed">
          {apiKey.permissions.join(', ')}
        </Text>
        <Text size="sm">{t('staff.key.revoke.text')}</Text>
      </Stack>
    </FormDialog>
  );
}
