import { useQuery } from '@tanstack/react-query';
import type { Project } from '../contract.ts';
import { projectsApi } from './api.ts';

/** My projects, and the one that the address names, else my first. */
export function useChosenProject(wantedId: string | undefined): {
  readonly projects: readonly Project[] | undefined;
  readonly project: Project | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
} {
  const { data, error, refetch } = useQuery(projectsApi.list.queryOptions());
  const projects = data?.items;
  const project = projects?.find(({ id }) => id === wantedId) ?? projects?.[0];
  return { projects, project, error, refetch };
}
