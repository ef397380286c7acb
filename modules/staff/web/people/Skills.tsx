import { Button, Select, Switch, TextInput } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { completeNames, NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { newSkill, type Skill } from '../../core/person.ts';
import { staffApi } from '../api.ts';

type Opened = Omit<Skill, 'id'> & { readonly id: string | null };

const blank: Opened = { id: null, kind: 'topic', key: '', names: noNames, isArchived: false };

/** What people can be good at. */
export function Skills() {
  const { t, language } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery(staffApi.skills.list.queryOptions());
  return (
    <>
      <Kept
        icon={IconCertificate}
        none={t('staff.skills.none')}
        text={t('staff.skills.text')}
        count={data?.length}
        error={error}
        onRetry={refetch}
        add={<Button onClick={() => setOpened(blank)}>{t('staff.skill.new')}</Button>}
      >
        <Rows label={t('staff.skills')}>
          {data?.map((skill) => (
            <Row
              key={skill.id}
              title={skill.names[language]}
              isQuiet={skill.isArchived}
              aside={skill.isArchived ? t('frame.archived') : t(`staff.skill.kind.${skill.kind}`)}
              onOpen={() => setOpened(skill)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && <SkillForm skill={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function SkillForm(props: { skill: Opened; onClose: () => void }) {
  const { onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [skill, setSkill] = useState(props.skill);
  const set = (changes: Partial<Opened>) => setSkill({ ...skill, ...changes });
  const settled = {
    meta: { showsProblem: true },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: staffApi.skills.key() });
    },
  };
  const create = useMutation(staffApi.skills.create.mutationOptions(settled));
  const change = useMutation(staffApi.skills.change.mutationOptions(settled));
  const error = create.error ?? change.error;
  const fields = useFields(error, ['names', 'key'], { [refusals.nameTaken]: 'key' });
  const { id, kind, key, isArchived } = skill;
  const names = completeNames(skill.names, language);
  return (
    <FormDialog
      title={t(id === null ? 'staff.skill.new' : 'staff.skill')}
      error={error}
      rest={fields.rest}
      isPending={create.isPending || change.isPending}
      onSubmit={() =>
        id === null ? create.mutate({ kind, key, names }) : change.mutate({ id, names, isArchived })
      }
      onClose={onClose}
    >
      <NamesInput
        label={t('staff.skill.name')}
        names={skill.names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => set({ names: next })}
      />
      {id === null ? (
        <>
          <Select
            label={t('staff.skill.kind')}
            allowDeselect={false}
            data={newSkill.shape.kind.options.map((value) => ({
              value,
              label: t(`staff.skill.kind.${value}`),
            }))}
            value={kind}
            onChange={(chosen) => chosen && set({ kind: chosen })}
          />
          <TextInput
            label={t('staff.skill.key')}
            description={t(
              kind === 'language' ? 'staff.skill.key.language' : 'staff.skill.key.text',
            )}
            value={key}
            error={fields.of('key')}
            onChange={({ currentTarget }) => set({ key: currentTarget.value.toLowerCase() })}
          />
        </>
      ) : (
        <Switch
          label={t('frame.archived')}
          checked={isArchived}
          onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
        />
      )}
    </FormDialog>
  );
}
