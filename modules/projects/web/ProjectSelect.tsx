import { Select } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { useProjects } from './use-project.ts';

/** Of which of my projects a page is; nothing when there is but one. */
export function ProjectSelect(props: {
  chosenId: string | undefined;
  onChoose: (projectId: string | null) => void;
}) {
  const { chosenId, onChoose } = props;
  const { t } = useWords();
  const projects = useProjects();
  if (projects.length < 2) return null;
  return (
    <Select
      size="xs"
      w="14rem"
      allowDeselect={false}
      aria-label={t('projects.about')}
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosenId ?? null}
      onChange={onChoose}
    />
  );
}
