import { Button, Group, Text } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { projectsApi } from './api.ts';
import { NewProject } from './NewProject.tsx';

/** The projects whose settings I may see. */
export function Projects() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const isManager = useMay(may.manage);
  const { data, error, refetch } = useQuery(projectsApi.list.queryOptions());
  const open = (projectId: string) =>
    void navigate({
      to: isManager ? '/settings/projects/$projectId' : '/settings/projects/$projectId/departments',
      params: { projectId },
    });
  const add = (
    <Button leftSection={<IconFolderPlus size="1rem" />} onClick={() => setIsAdding(true)}>
      {t('projects.new')}
    </Button>
  );
  return (
    <Page>
      <Problem error={error} onRetry={refetch} />
      {!data && !error && <LoadingLines lines={3} />}
      {data?.items.length === 0 && (
        <Nothing
          icon={IconFolderPlus}
          title={t('projects.none')}
          text={t('projects.none.text')}
          action={isManager && add}
        />
      )}
      {data && data.items.length > 0 && (
        <>
          <Group justify="space-between" mb="md">
            <Text c="dimmed" size="sm">
              {t('projects.text')}
            </Text>
            {isManager && add}
          </Group>
          <Rows label={t('projects.list')}>
            {data.items.map((project) => (
              <Row
                key={project.id}
                title={project.name}
                detail={project.clientName ?? t('projects.in-house')}
                aside={languageNames[project.language]}
                onOpen={() => open(project.id)}
              />
            ))}
          </Rows>
        </>
      )}
      {isAdding && <NewProject onClose={() => setIsAdding(false)} onMade={open} />}
    </Page>
  );
}
