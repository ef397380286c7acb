import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '#platform/web/words.ts';
import { useProjects } from './use-quality-events.ts';

/** Of which project a list is; nothing when there is but one. */
export function ProjectChoice({ chosenId }: { chosenId: string | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const projects = useProjects();
  if (projects.length < 2) return null;
  return (
    <Select
      size="xs"
      w="14rem"
      allowDeselect={false}
      aria-label={t('quality.project')}
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosenId ?? null}
      onChange={(project) =>
        void navigate({
          to: '.',
          search: (before) => ({ ...before, ...(project && { project }) }),
        })
      }
    />
  );
}
