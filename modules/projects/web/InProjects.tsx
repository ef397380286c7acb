import { IconFolderQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Nothing } from '#platform/web/Nothing.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi } from './api.ts';

/** A page for people who are in a project; who is in none learns whom to ask. */
export function InProjects({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { data } = useQuery(projectsApi.list.queryOptions());
  if (data?.items.length !== 0) return children;
  return (
    <Nothing
      icon={IconFolderQuestion}
      title={t('projects.not-in-one')}
      text={t('projects.not-in-one.text')}
    />
  );
}
