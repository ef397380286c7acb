import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../contract.ts';
import { projectsApi } from './api.ts';
import { ProjectFields } from './ProjectFields.tsx';
import { newProjectFacts, projectFactPaths, withFacts } from './project-facts.ts';

/** Making a project. */
export function NewProject(props: { onClose: () => void; onMade: (projectId: string) => void }) {
  const { onClose, onMade } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [facts, setFacts] = useState(() => newProjectFacts(language));
  const { mutate, error, isPending } = useMutation(
    projectsApi.create.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: async ({ id }) => {
        await client.invalidateQueries({ queryKey: projectsApi.list.key() });
        onMade(id);
      },
    }),
  );
  const fields = useFields(error, projectFactPaths, { [refusals.keyTaken]: 'key' });
  const { timeZone, ...about } = facts;
  return (
    <FormDialog
      title={t('projects.new')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      action={t('projects.make')}
      onSubmit={() => mutate({ ...about, settings: { timeZone } })}
      onClose={onClose}
    >
      <ProjectFields
        facts={facts}
        fields={fields}
        onChange={(next) => setFacts(withFacts(facts, next))}
      />
    </FormDialog>
  );
}
