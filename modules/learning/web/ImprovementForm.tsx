import { Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Id, newId } from '#kernel/id.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { type Improvement, type ImprovementGiven, improvement } from '../contract.ts';
import { learningApi, staffApi } from './apis.ts';
import classes from './ImprovementForm.module.css';
import { useVocabulary } from './use-learning.ts';

/** An improvement of which nothing is known yet. */
export const emptyImprovement: ImprovementGiven = {
  departmentId: '',
  title: '',
  hypothesis: '',
  expectedEffect: '',
  reasonId: null,
  ownerId: null,
  changeDate: null,
  state: 'idea',
  verdict: null,
  concernIds: [],
};

const fields = ['title', 'departmentId', 'verdict'];

/** Adds or changes an improvement: what is changed, what is expected of it, what it has brought. */
export function ImprovementForm(props: {
  projectId: Id;
  before: ImprovementGiven | Improvement;
  onClose: () => void;
}) {
  const { projectId, before, onClose } = props;
  const { t } = useWords();
  const [improvementId] = useState(() => ('id' in before ? before.id : newId()));
  const [given, setGiven] = useState<ImprovementGiven>(before);
  const set = (change: Partial<ImprovementGiven>) => setGiven({ ...given, ...change });
  const { mutate, error, isPending } = useMutation(
    learningApi.putImprovement.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: onClose,
    }),
  );
  const problems = useFields(error, fields);
  return (
    <FormDialog
      title={t('learning.improvement')}
      size="lg"
      error={error}
      rest={problems.rest}
      isPending={isPending}
      isReady={given.title.trim() !== '' && given.departmentId !== ''}
      onSubmit={() => mutate({ ...given, projectId, improvementId })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        maxLength={200}
        label={t('learning.improvement.title')}
        placeholder={t('learning.improvement.title.example')}
        value={given.title}
        error={problems.of('title')}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={4_000}
        label={t('learning.hypothesis')}
        description={t('learning.hypothesis.text')}
        value={given.hypothesis}
        onChange={({ currentTarget }) => set({ hypothesis: currentTarget.value })}
      />
      <TextInput
        maxLength={4_000}
        label={t('learning.expected')}
        placeholder={t('learning.expected.example')}
        value={given.expectedEffect}
        onChange={({ currentTarget }) => set({ expectedEffect: currentTarget.value })}
      />
      <Belonging
        projectId={projectId}
        given={given}
        departmentError={problems.of('departmentId')}
        onChange={set}
      />
      <Stage given={given} verdictError={problems.of('verdict')} onChange={set} />
      {given.concernIds.length > 0 && (
        <p className={classes.quiet}>{t('learning.voices', { count: given.concernIds.length })}</p>
      )}
    </FormDialog>
  );
}

interface PartProps {
  readonly given: ImprovementGiven;
  readonly onChange: (change: Partial<ImprovementGiven>) => void;
}

/** Whose improvement it is, and whose contacts it makes fewer. */
function Belonging(props: PartProps & { projectId: string; departmentError: string | undefined }) {
  const { projectId, given, departmentError, onChange } = props;
  const { t, language } = useWords();
  const { departments, reasons } = useVocabulary(projectId);
  const people = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } })).data;
  const named = ({ id, names }: { id: string; names: Record<typeof language, string> }) => ({
    value: id,
    label: names[language],
  });
  return (
    <div className={classes.grid}>
      <Select
        searchable
        label={t('learning.department')}
        data={departments.filter(({ isArchived }) => !isArchived).map(named)}
        value={given.departmentId || null}
        error={departmentError}
        onChange={(departmentId) => onChange({ departmentId: departmentId ?? '' })}
      />
      <Select
        clearable
        searchable
        label={t('learning.owner')}
        data={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={given.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <Select
        clearable
        searchable
        label={t('learning.reason.of-improvement')}
        data={reasons.filter(({ isArchived }) => !isArchived).map(named)}
        value={given.reasonId}
        onChange={(reasonId) => onChange({ reasonId })}
      />
      <TextInput
        type="date"
        label={t('learning.change-date')}
        value={given.changeDate ?? ''}
        onChange={({ currentTarget }) => onChange({ changeDate: currentTarget.value || null })}
      />
    </div>
  );
}

function Stage(props: PartProps & { verdictError: string | undefined }) {
  const { given, verdictError, onChange } = props;
  const { t } = useWords();
  return (
    <>
      <Select
        allowDeselect={false}
        label={t('learning.stage')}
        data={improvement.shape.state.options.map((state) => ({
          value: state,
          label: t(`learning.stage.${state}`),
        }))}
        value={given.state}
        onChange={(next) => {
          const state = improvement.shape.state.safeParse(next).data;
          if (state) onChange({ state });
        }}
      />
      {(given.state === 'checked' || given.verdict) && (
        <Textarea
          autosize
          minRows={2}
          maxLength={4_000}
          label={t('learning.verdict')}
          value={given.verdict ?? ''}
          error={verdictError}
          onChange={({ currentTarget }) => onChange({ verdict: currentTarget.value || null })}
        />
      )}
    </>
  );
}
