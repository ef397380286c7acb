import { useNavigate } from '@tanstack/react-router';
import { ProjectSelect } from '#modules/projects/web/index.ts';

/** Of which project a list is. The rest of the address stays. */
export function ProjectChoice({ chosenId }: { chosenId: string | undefined }) {
  const navigate = useNavigate();
  return (
    <ProjectSelect
      chosenId={chosenId}
      onChoose={(project) =>
        void navigate({
          to: '.',
          search: (before) => ({ ...before, ...(project && { project }) }),
        })
      }
    />
  );
}
