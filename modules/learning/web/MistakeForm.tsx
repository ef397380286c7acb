import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Mistake, MistakeGiven } from '../contract.ts';
import { learningApi, staffApi } from './apis.ts';
import classes from './MistakeForm.module.css';

/** An entry of which nothing is known yet. */
export const emptyMistake: MistakeGiven = {
  title: '',
  summary: '',
  impact: '',
  contributingFactors: [],
  wentWell: '',
  actions: [],
};

const textFields = ['impact', 'wentWell'] as const;

/** Tells of something that went wrong. It asks what happened and what made it possible, and has no
 *  place for who. */
export function MistakeForm(props: {
  projectId: string;
  before: MistakeGiven | Mistake;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { projectId, before, onSaved, onClose } = props;
  const { t } = useWords();
  const [mistakeId] = useState(() => ('id' in before ? before.id : newId()));
  const [given, setGiven] = useState<MistakeGiven>(before);
  const [factors, setFactors] = useState(before.contributingFactors.join('\n'));
  const set = (change: Partial<MistakeGiven>) => setGiven({ ...given, ...change });
  const { mutate, error, isPending } = useMutation(
    learningApi.putMistake.mutationOptions({ meta: { showsProblem: true }, onSuccess: onSaved }),
  );
  const problems = useFields(error, ['title', 'summary']);
  const save = () => {
    const contributingFactors = factors.split('\n').filter((line) => line.trim() !== '');
    const actions = given.actions.filter(({ text }) => text.trim() !== '');
    mutate({ ...given, contributingFactors, actions, projectId, mistakeId });
  };
  return (
    <FormDialog
      title={t('learning.mistake')}
      size="xl"
      error={error}
      rest={problems.rest}
      isPending={isPending}
      isReady={given.title.trim() !== '' && given.summary.trim() !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <p className={classes.quiet}>{t('learning.mistake.text')}</p>
      <TextInput
        data-autofocus
        maxLength={200}
        label={t('learning.mistake.title')}
        value={given.title}
        error={problems.of('title')}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={3}
        maxLength={4_000}
        label={t('learning.mistake.summary')}
        value={given.summary}
        error={problems.of('summary')}
        onChange={({ currentTarget }) => set({ summary: currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('learning.mistake.factors')}
        description={t('learning.mistake.factors.text')}
        value={factors}
        onChange={({ currentTarget }) => setFactors(currentTarget.value)}
      />
      {textFields.map((key) => (
        <Textarea
          key={key}
          autosize
          minRows={1}
          maxLength={4_000}
          label={t(key === 'impact' ? 'learning.mistake.impact' : 'learning.mistake.went-well')}
          value={given[key]}
          onChange={({ currentTarget }) => set({ [key]: currentTarget.value })}
        />
      ))}
      <Actions
        projectId={projectId}
        actions={given.actions}
        onChange={(actions) => set({ actions })}
      />
    </FormDialog>
  );
}

type Action = MistakeGiven['actions'][number];
const emptyAction: Action = { text: '', ownerId: null, dueOn: null, doneOn: null, effect: '' };

function Actions(props: {
  projectId: string;
  actions: readonly Action[];
  onChange: (actions: Action[]) => void;
}) {
  const { projectId, actions, onChange } = props;
  const { t } = useWords();
  const replace = (index: number, change: Partial<Action>) =>
    onChange(actions.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <fieldset className={classes.actions}>
      <legend>{t('learning.actions')}</legend>
      {actions.map((action, index) => (
        <ActionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: an action has nothing but its place
          key={index}
          number={index + 1}
          projectId={projectId}
          action={action}
          onChange={(change) => replace(index, change)}
          onRemove={() => onChange(actions.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size="0.875rem" />}
        onClick={() => onChange([...actions, emptyAction])}
      >
        {t('learning.action.add')}
      </Button>
    </fieldset>
  );
}

function ActionLine(props: {
  number: number;
  projectId: string;
  action: Action;
  onChange: (change: Partial<Action>) => void;
  onRemove: () => void;
}) {
  const { number, projectId, action, onChange, onRemove } = props;
  const { t } = useWords();
  const people = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } })).data;
  return (
    <div className={classes.action}>
      <TextInput
        size="xs"
        className={classes.wide ?? ''}
        label={t('learning.action', { number })}
        value={action.text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <Select
        size="xs"
        clearable
        searchable
        label={t('learning.action.who')}
        data={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={action.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('learning.action.until')}
        value={action.dueOn ?? ''}
        onChange={({ currentTarget }) => onChange({ dueOn: currentTarget.value || null })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('learning.action.done-on')}
        value={action.doneOn ?? ''}
        onChange={({ currentTarget }) => onChange({ doneOn: currentTarget.value || null })}
      />
      <TextInput
        size="xs"
        label={t('learning.action.effect')}
        value={action.effect}
        onChange={({ currentTarget }) => onChange({ effect: currentTarget.value })}
      />
      <ActionIcon aria-label={t('learning.action.remove', { number })} onClick={onRemove}>
        <IconTrash size="1rem" stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
