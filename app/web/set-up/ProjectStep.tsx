import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusals } from '#modules/projects/contract.ts';
import {
  factsOfProject,
  newProjectFacts,
  ProjectFields,
  projectFactPaths,
  withFacts,
} from '#modules/projects/web/index.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { projectsApi } from './apis.ts';
import type { StepProps } from './step-props.ts';

/** The first project; once it is there, this changes it. */
export function ProjectStep({ progress: { project }, onDone }: StepProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [facts, setFacts] = useState(project ? factsOfProject(project) : newProjectFacts(language));
  const settled = {
    meta: { showsProblem: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: projectsApi.list.key() });
      onDone();
    },
  };
  const create = useMutation(projectsApi.create.mutationOptions(settled));
  const change = useMutation(projectsApi.change.mutationOptions(settled));
  const error = create.error ?? change.error;
  const fields = useFields(error, projectFactPaths, { [refusals.keyTaken]: 'key' });
  const { timeZone, ...about } = facts;
  const given = { ...about, settings: { timeZone } };
  const save = () =>
    project ? change.mutate({ projectId: project.id, ...given }) : create.mutate(given);
  return (
    <Form error={error} onSubmit={save}>
      <Stack gap="md">
        <ProjectFields
          facts={facts}
          fields={fields}
          onChange={(next) => setFacts(project ? next : withFacts(facts, next))}
        />
        <Problem error={fields.rest} />
        <Button
          type="submit"
          loading={create.isPending || change.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('set-up.save')}
        </Button>
      </Stack>
    </Form>
  );
}
