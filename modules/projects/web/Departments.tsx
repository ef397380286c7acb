import { Button, Select, Switch } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { completeNames, NamesInput, noNames } from '#platform/web/NamesInput.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Department } from '../contract.ts';
import { projectsApi, staffApi } from './api.ts';
import { useProjectId } from './use-project.ts';

/** The departments that own causes, and their heads. */
export function Departments() {
  const { t, language } = useWords();
  const projectId = useProjectId();
  const [opened, setOpened] = useState<Department | null>(null);
  const { data, error, refetch } = useQuery(
    projectsApi.departments.queryOptions({ input: { projectId } }),
  );
  const people = useQuery(staffApi.listColleagues.queryOptions({ input: {} })).data ?? [];
  const headOf = ({ headPersonId }: Department) =>
    people.find(({ id }) => id === headPersonId)?.name ?? t('projects.department.no-head');
  const blank = { projectId, names: noNames, headPersonId: null, isArchived: false };
  return (
    <>
      <Kept
        icon={IconBuilding}
        none={t('projects.departments.none')}
        text={t('projects.departments.text')}
        count={data?.items.length}
        error={error}
        onRetry={refetch}
        add={
          <Button onClick={() => setOpened({ ...blank, id: newId() })}>
            {t('projects.department.new')}
          </Button>
        }
      >
        <Rows label={t('projects.departments')}>
          {data?.items.map((department) => (
            <Row
              key={department.id}
              title={department.names[language]}
              detail={headOf(department)}
              aside={department.isArchived && t('frame.archived')}
              isQuiet={department.isArchived}
              onOpen={() => setOpened(department)}
            />
          ))}
        </Rows>
      </Kept>
      {opened && (
        <DepartmentForm
          department={opened}
          people={people}
          isNew={!data?.items.some(({ id }) => id === opened.id)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function DepartmentForm(props: {
  department: Department;
  people: readonly { id: string; name: string }[];
  isNew: boolean;
  onClose: () => void;
}) {
  const { people, isNew, onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [department, setDepartment] = useState(props.department);
  const set = (changes: Partial<Department>) => setDepartment({ ...department, ...changes });
  const { mutate, error, isPending } = useMutation(
    projectsApi.putDepartment.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: projectsApi.departments.key() });
      },
    }),
  );
  const fields = useFields(error, ['names']);
  const { id, names, ...rest } = department;
  return (
    <FormDialog
      title={t(isNew ? 'projects.department.new' : 'projects.department')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...rest, departmentId: id, names: completeNames(names, language) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('projects.department.name')}
        names={names}
        errorOf={(each) => fields.of(`names.${each}`)}
        onChange={(next) => set({ names: next })}
      />
      <Select
        searchable
        clearable
        label={t('projects.department.head')}
        description={t('projects.department.head.text')}
        data={people.map((each) => ({ value: each.id, label: each.name }))}
        value={department.headPersonId}
        onChange={(headPersonId) => set({ headPersonId })}
      />
      {!isNew && (
        <Switch
          label={t('frame.archived')}
          checked={department.isArchived}
          onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
        />
      )}
    </FormDialog>
  );
}
