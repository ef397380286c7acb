import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Project } from '../contract.ts';
import { projectsApi } from './api.ts';

/** The project whose settings are open. */
export function useProjectId(): string {
  return useParams({ from: '/frame/settings/projects/$projectId' }).projectId;
}

/** That project with its rules; undefined while it loads, or when there is none. */
export function useProject(): Project | undefined {
  const projectId = useProjectId();
  const { data } = useQuery(projectsApi.list.queryOptions());
  return data?.items.find(({ id }) => id === projectId);
}
