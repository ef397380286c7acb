import { IconFolderOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PageButton } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { SidePages } from '#platform/web/SidePages.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { projectsApi } from './api.ts';
import { projectTabs } from './project-tabs.ts';
import { useProject, useProjectId } from './use-project.ts';

/** The settings of a project: its pages at the side, the open one beside them. */
export function ProjectSettings() {
  const { t } = useWords();
  const me = useMe();
  const projectId = useProjectId();
  const project = useProject();
  const { data, error, refetch } = useQuery(projectsApi.list.queryOptions());
  useTitle(project?.name);
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  if (!project)
    return (
      <Nothing
        icon={IconFolderOff}
        title={t('error.projects.not-found')}
        action={
          <PageButton to="/settings" variant="default">
            {t('projects.settings')}
          </PageButton>
        }
      />
    );
  const base = `/settings/projects/${projectId}`;
  const pages = projectTabs
    .fillings()
    .filter(({ permission }) => isPermitted(me, permission))
    .map(({ path, label }) => ({ to: path === '' ? base : `${base}/${path}`, label: t(label) }));
  return (
    <SidePages key={projectId} label={t('projects.tabs')} pages={pages}>
      <Outlet />
    </SidePages>
  );
}
