import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { projectsApi } from './api.ts';

/** Chooses some of the projects. */
export function ProjectChoice(props: {
  label: string;
  projectIds: readonly string[];
  error: string | undefined;
  onChange: (projectIds: string[]) => void;
}) {
  const { label, projectIds, error, onChange } = props;
  const projects = useQuery(projectsApi.list.queryOptions()).data?.items ?? [];
  return (
    <MultiSelect
      searchable
      clearable
      label={label}
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...projectIds]}
      error={error}
      onChange={onChange}
    />
  );
}
