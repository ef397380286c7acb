import { Button, NumberInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { present } from '#kernel/assert.ts';
import { Form } from '#platform/web/Form.tsx';
import { type FieldProblems, useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Project } from '../contract.ts';
import { defaultSettings, type ProjectSettings } from '../core/settings.ts';
import { projectsApi } from './api.ts';
import { type Rule, readRule, ruleGroups, writeRule } from './rules.ts';
import { useProject } from './use-project.ts';

/** The rules of the project, each with what it does and what is usual. */
export function Rules() {
  return <RulesForm project={present(useProject(), 'the project that is open')} />;
}

function RulesForm({ project }: { project: Project }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [settings, setSettings] = useState(project.settings);
  const { mutate, error, isPending } = useMutation(
    projectsApi.change.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: projectsApi.list.key() });
      },
    }),
  );
  const fields = useFields(error, ['settings']);
  return (
    <Form error={error} onSubmit={() => mutate({ projectId: project.id, settings })}>
      {ruleGroups.map(({ id, rules }) => (
        <Section key={id} title={t(`projects.rules.${id}`)}>
          <Stack gap="md">
            {rules.map((rule) => (
              <RuleInput
                key={rule.path}
                rule={rule}
                settings={settings}
                fields={fields}
                onChange={setSettings}
              />
            ))}
          </Stack>
        </Section>
      ))}
      <Stack gap="sm" align="flex-start">
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Form>
  );
}

function RuleInput(props: {
  rule: Rule;
  settings: ProjectSettings;
  fields: FieldProblems;
  onChange: (settings: ProjectSettings) => void;
}) {
  const { rule, settings, fields, onChange } = props;
  const { t, format } = useWords();
  const { path, unit } = rule;
  const usual = format.number(readRule(defaultSettings, rule));
  return (
    <NumberInput
      label={t(`projects.rule.${path}`)}
      description={`${t(`projects.rule.${path}.text`)} ${t('projects.rule.usual', { usual })}`}
      suffix={` ${t(`projects.unit.${unit}`)}`}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=" "
      value={readRule(settings, rule)}
      error={fields.of(`settings.${path}`)}
      styles={{ input: { maxWidth: '12rem' }, wrapper: { maxWidth: '12rem' } }}
      onChange={(value) => onChange(writeRule(settings, rule, Number(value)))}
    />
  );
}
