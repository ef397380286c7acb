import { Button, Menu } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWords } from '#platform/web/words.ts';
import type { GuideGiven } from '../../core/guide/guide.ts';
import { guideApi } from './api.ts';
import { givenOf } from './use-guide-draft.ts';

/** The versions of a guide; one of them can be taken as what is being written. */
export function GuideVersions(props: {
  which: { projectId: string; reasonId: string };
  onTake: (given: GuideGiven) => void;
}) {
  const { which, onTake } = props;
  const { t, format } = useWords();
  const client = useQueryClient();
  const versions =
    useQuery(guideApi.guideVersions.queryOptions({ input: which })).data?.items ?? [];
  if (versions.length === 0) return null;
  const take = async (number: number) => {
    const input = { ...which, number };
    onTake(givenOf(await client.fetchQuery(guideApi.guideVersion.queryOptions({ input }))));
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size="0.875rem" />}>
          {t('guide.versions', { count: versions.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('guide.versions.take')}</Menu.Label>
        {versions.map(({ number, savedAt, details }) => (
          <Menu.Item key={number} onClick={() => void take(number)}>
            {t('guide.version', { number, time: format.dateTime(savedAt), details })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
