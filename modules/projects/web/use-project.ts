import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Project } from '../contract.ts';
import { projectsApi } from './api.ts';

/** The project whose settings are open. */
export function useProjectId(): string {
  return useParams({ from: '/frame/settings/projects/$projectId' }).projectId;
}

/** My projects; none while they load. */
export function useProjects(): readonly Project[] {
  return useQuery(projectsApi.list.queryOptions()).data?.items ?? [];
}

/** That project with its rules; undefined while it loads, or when there is none. */
export function useProject(): Project | undefined {
  const projectId = useProjectId();
  return useProjects().find(({ id }) => id === projectId);
}
