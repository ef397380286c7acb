import { ColorSwatch, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { FieldProblems } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { type Project, project } from '../contract.ts';
import type { ProjectFacts } from './project-facts.ts';
import { timeZones } from './time-zones.ts';

const colours = project.shape.colour.options;

/** The fields of what a project is. */
export function ProjectFields(props: {
  facts: ProjectFacts;
  fields: FieldProblems;
  onChange: (facts: ProjectFacts) => void;
}) {
  const { facts, fields, onChange } = props;
  const { t } = useWords();
  const set = (changes: Partial<ProjectFacts>) => onChange({ ...facts, ...changes });
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        label={t('projects.name')}
        description={t('projects.name.text')}
        value={facts.name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        label={t('projects.client')}
        description={t('projects.client.text')}
        value={facts.clientName ?? ''}
        error={fields.of('clientName')}
        onChange={({ currentTarget }) => set({ clientName: currentTarget.value || null })}
      />
      <TextInput
        label={t('projects.key')}
        description={t('projects.key.text')}
        value={facts.key}
        error={fields.of('key')}
        onChange={({ currentTarget }) => set({ key: currentTarget.value.toLowerCase() })}
      />
      <Select
        label={t('projects.language')}
        description={t('projects.language.text')}
        allowDeselect={false}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={facts.language}
        onChange={(language) => language && set({ language })}
      />
      <Select
        searchable
        label={t('projects.time-zone')}
        description={t('projects.time-zone.text')}
        allowDeselect={false}
        data={timeZones(facts.timeZone)}
        limit={50}
        value={facts.timeZone}
        error={fields.of('settings.timeZone')}
        onChange={(timeZone) => timeZone && set({ timeZone })}
      />
      <ColourInput value={facts.colour} onChange={(colour) => set({ colour })} />
    </Stack>
  );
}

function ColourInput(props: {
  value: Project['colour'];
  onChange: (colour: Project['colour']) => void;
}) {
  const { t } = useWords();
  return (
    <Input.Wrapper label={t('projects.colour')} labelElement="div">
      <Group gap="xs" mt={4} role="radiogroup" aria-label={t('projects.colour')}>
        {colours.map((colour) => (
          <ColorSwatch
            key={colour}
            component="button"
            type="button"
            role="radio"
            aria-checked={colour === props.value}
            aria-label={t(`projects.colour.${colour}`)}
            size="1.75rem"
            radius="sm"
            withShadow={false}
            color={`var(--mantine-color-${colour}-7)`}
            c="white"
            style={{ cursor: 'pointer' }}
            onClick={() => props.onChange(colour)}
          >
            {colour === props.value && <IconCheck size="1rem" />}
          </ColorSwatch>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
