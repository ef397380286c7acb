import { Checkbox, Input, MultiSelect, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FieldProblems } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { Person } from '../../core/person.ts';
import { roles } from '../../core/role.ts';
import { staffApi } from '../api.ts';
import { SkillLevels } from '../SkillLevels.tsx';
import classes from './PersonFields.module.css';

/** What administrators say about a person. */
export type PersonFacts = Pick<
  Person,
  'name' | 'email' | 'language' | 'roles' | 'seesEveryProject' | 'teamIds' | 'skills'
>;

export const personFactPaths = ['name', 'email', 'roles', 'teamIds', 'skills'] as const;

/** The fields of what is said about a person. */
export function PersonFields(props: {
  facts: PersonFacts;
  fields: FieldProblems;
  onChange: (facts: PersonFacts) => void;
}) {
  const { facts, fields, onChange } = props;
  const { t } = useWords();
  const set = (changes: Partial<PersonFacts>) => onChange({ ...facts, ...changes });
  const teams = useQuery(staffApi.teams.list.queryOptions()).data ?? [];
  const skills = useQuery(staffApi.skills.list.queryOptions()).data ?? [];
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        label={t('field.name')}
        value={facts.name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('field.email')}
        value={facts.email}
        error={fields.of('email')}
        onChange={({ currentTarget }) => set({ email: currentTarget.value })}
      />
      <Select
        label={t('staff.person.language')}
        allowDeselect={false}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={facts.language}
        onChange={(language) => language && set({ language })}
      />
      <RolesInput
        held={facts.roles}
        error={fields.of('roles')}
        onChange={(held) => set({ roles: held })}
      />
      <Switch
        label={t('staff.person.sees-all')}
        description={t('staff.person.sees-all.text')}
        checked={facts.seesEveryProject}
        onChange={({ currentTarget }) => set({ seesEveryProject: currentTarget.checked })}
      />
      {teams.length > 0 && (
        <MultiSelect
          searchable
          label={t('staff.teams')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={facts.teamIds}
          error={fields.of('teamIds')}
          onChange={(teamIds) => set({ teamIds })}
        />
      )}
      {skills.length > 0 && (
        <SkillLevels
          label={t('staff.skills')}
          description={t('staff.skill.levels')}
          skills={skills}
          held={facts.skills}
          lowest={0}
          onChange={(held) => set({ skills: held })}
        />
      )}
    </Stack>
  );
}

function RolesInput(props: {
  held: Person['roles'];
  error: string | undefined;
  onChange: (held: Person['roles']) => void;
}) {
  const { held, error, onChange } = props;
  const { t } = useWords();
  return (
    <Checkbox.Group
      label={t('staff.roles')}
      value={held}
      onChange={(chosen) => onChange(roles.filter((each) => chosen.includes(each)))}
    >
      <div className={classes.roles}>
        {roles.map((each) => (
          <Checkbox
            key={each}
            value={each}
            label={t(`staff.role.${each}`)}
            description={t(`staff.role.${each}.text`)}
          />
        ))}
      </div>
      {error && <Input.Error mt={4}>{error}</Input.Error>}
    </Checkbox.Group>
  );
}
