import { Checkbox, Group, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useMay, useMe } from '#platform/web/me.ts';
import { completeNames } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { maximumShortcutLength, readyChannel, type Snippet } from '../../core/snippets/snippet.ts';
import { knowledgeApi } from '../apis.ts';
import { readRevision } from './drafting.ts';
import classes from './SnippetForm.module.css';
import { SnippetTexts } from './SnippetTexts.tsx';

/** Writes a snippet in three languages side by side. The project's are read by who may not write
 *  them. */
export function SnippetForm(props: { snippet: Snippet; projectName: string; onClose: () => void }) {
  const { projectName, onClose } = props;
  const { t, language: own } = useWords();
  const [snippet, setSnippet] = useState(props.snippet);
  const set = (changes: Partial<Snippet>) => setSnippet({ ...snippet, ...changes });
  const isNew = snippet.revision === 0;
  const mayManage = useMay(may.manage);
  const mayChange = snippet.ownerId !== null || mayManage;
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.putSnippet.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: onClose,
    }),
  );
  const fields = useFields(error, ['names', 'texts', 'shortcut', 'channels']);
  const save = () => {
    const { id, ownerId, names, revision: _, changedAt: _at, changedBy: _by, ...rest } = snippet;
    mutate({
      ...{ ...rest, snippetId: id, names: completeNames(names, own) },
      ...{ isPersonal: ownerId !== null, revision: readRevision(snippet) },
    });
  };
  return (
    <FormDialog
      size="min(76rem, calc(100vw - 2rem))"
      title={t(isNew ? 'knowledge.snippet.new' : 'knowledge.snippet')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      isReady={mayChange}
      onSubmit={save}
      onClose={onClose}
    >
      {!mayChange && <p className={classes.hint}>{t('knowledge.snippet.read-only')}</p>}
      <fieldset className={classes.fields} disabled={!mayChange}>
        <SnippetTexts
          snippet={snippet}
          projectName={projectName}
          errorOf={fields.of}
          onChange={set}
        />
        <div className={classes.facts}>
          <TextInput
            label={t('knowledge.ready.shortcut')}
            description={t('knowledge.ready.shortcut.text')}
            leftSection="/"
            maxLength={maximumShortcutLength}
            value={snippet.shortcut ?? ''}
            error={fields.of('shortcut')}
            onChange={({ currentTarget }) => set({ shortcut: currentTarget.value || null })}
          />
          <Select
            label={t('knowledge.snippet.original')}
            description={t('knowledge.snippet.original.text')}
            allowDeselect={false}
            disabled={!mayChange}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={snippet.originalLanguage}
            onChange={(value) => value && set({ originalLanguage: value })}
          />
          <TagsInput
            label={t('knowledge.tags')}
            description={t('knowledge.snippet.tags.text')}
            maxTags={10}
            acceptValueOnBlur
            disabled={!mayChange}
            value={snippet.tags}
            onChange={(tags) => set({ tags })}
          />
        </div>
        <ReadyChannels
          channels={snippet.channels}
          error={fields.of('channels')}
          onChange={(channels) => set({ channels })}
        />
        <Group gap="lg">
          <OwnSwitch
            snippet={snippet}
            wasProjects={props.snippet.ownerId === null && !isNew}
            onChange={set}
          />
          {!isNew && (
            <Switch
              label={t('frame.archived')}
              checked={snippet.isArchived}
              onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
            />
          )}
        </Group>
      </fieldset>
    </FormDialog>
  );
}

/** Whose it is: a lead may give what is his own to the project. */
function OwnSwitch(props: {
  snippet: Snippet;
  wasProjects: boolean;
  onChange: (changes: Partial<Snippet>) => void;
}) {
  const { snippet, wasProjects, onChange } = props;
  const { t } = useWords();
  const me = useMe();
  const mayManage = useMay(may.manage);
  if (wasProjects) return null;
  return (
    <Switch
      label={t('knowledge.snippet.only-mine')}
      description={t(
        mayManage ? 'knowledge.snippet.only-mine.text' : 'knowledge.snippet.only-mine.agent',
      )}
      disabled={!mayManage}
      checked={snippet.ownerId !== null}
      onChange={({ currentTarget }) => onChange({ ownerId: currentTarget.checked ? me.id : null })}
    />
  );
}

/** On which channels it is offered. */
export function ReadyChannels(props: {
  channels: Snippet['channels'];
  error: string | undefined;
  onChange: (channels: Snippet['channels']) => void;
}) {
  const { channels, error, onChange } = props;
  const { t } = useWords();
  return (
    <Checkbox.Group
      label={t('knowledge.ready.channels')}
      error={error}
      value={channels}
      onChange={(chosen) => onChange(readyChannel.options.filter((each) => chosen.includes(each)))}
    >
      <Group gap="md" mt={4}>
        {readyChannel.options.map((each) => (
          <Checkbox key={each} value={each} label={t(`projects.channel.${each}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
