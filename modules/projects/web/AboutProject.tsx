import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Project, refusals } from '../contract.ts';
import { projectsApi } from './api.ts';
import { ProjectFields } from './ProjectFields.tsx';
import { factsOfProject, projectFactPaths } from './project-facts.ts';
import { useProject } from './use-project.ts';

/** What the project is. */
export function AboutProject() {
  return <Facts project={present(useProject(), 'the project that is open')} />;
}

function Facts({ project }: { project: Project }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [facts, setFacts] = useState(() => factsOfProject(project));
  const { mutate, error, isPending } = useMutation(
    projectsApi.change.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: projectsApi.list.key() });
      },
    }),
  );
  const fields = useFields(error, projectFactPaths, { [refusals.keyTaken]: 'key' });
  const { name, clientName, key, language, colour, timeZone } = facts;
  const save = () =>
    mutate({
      projectId: project.id,
      ...{ name, clientName, key, language, colour },
      settings: { timeZone },
    });
  return (
    <Form error={error} onSubmit={save}>
      <Stack gap="md" maw="34rem">
        <ProjectFields facts={facts} fields={fields} onChange={setFacts} />
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Form>
  );
}
