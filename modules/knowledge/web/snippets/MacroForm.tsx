import { Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { completeNames } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import {
  type Macro,
  type MacroStep,
  type MacroStepKind,
  macroStepKinds,
  maximumSteps,
} from '../../core/snippets/macro.ts';
import { faultsOf } from '../../core/snippets/macro-faults.ts';
import { maximumShortcutLength, type Snippet } from '../../core/snippets/snippet.ts';
import { knowledgeApi } from '../apis.ts';
import { isWhole, moveStep, newStep, readRevision } from './drafting.ts';
import classes from './MacroForm.module.css';
import { MacroStepRow } from './MacroStepRow.tsx';
import { ReadyChannels } from './SnippetForm.tsx';
import { useMacroKnown } from './use-macro-known.ts';

/** Writes a macro: how it is called, and its steps, each with what is wrong with it. */
export function MacroForm(props: {
  macro: Macro;
  snippets: readonly Snippet[];
  onClose: () => void;
}) {
  const { snippets, onClose } = props;
  const { t, language: own } = useWords();
  const [macro, setMacro] = useState(props.macro);
  const set = (changes: Partial<Macro>) => setMacro({ ...macro, ...changes });
  const { names, steps, shortcut, channels } = macro;
  const isNew = macro.revision === 0;
  const mayChange = useMay(may.manage);
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.putMacro.mutationOptions({ meta: { showsProblem: true }, onSuccess: onClose }),
  );
  const fields = useFields(error, ['names', 'shortcut', 'channels']);
  const isReady = mayChange && steps.length > 0 && steps.every(isWhole);
  const save = () => {
    const { projectId, id: macroId, isArchived } = macro;
    const revision = readRevision(macro);
    const about = { names: completeNames(names, own), shortcut, channels, steps, isArchived };
    mutate({ projectId, macroId, revision, ...about });
  };
  return (
    <FormDialog
      size="min(52rem, calc(100vw - 2rem))"
      title={t(isNew ? 'knowledge.macro.new' : 'knowledge.macro')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      isReady={isReady}
      onSubmit={save}
      onClose={onClose}
    >
      {!mayChange && <p className={classes.hint}>{t('knowledge.macro.read-only')}</p>}
      <fieldset className={classes.fields} disabled={!mayChange}>
        <Names
          names={names}
          errorOf={(each) => fields.of(`names.${each}`)}
          onChange={(next) => set({ names: next })}
        />
        <TextInput
          label={t('knowledge.ready.shortcut')}
          description={t('knowledge.ready.shortcut.text')}
          leftSection="/"
          maxLength={maximumShortcutLength}
          value={shortcut ?? ''}
          error={fields.of('shortcut')}
          onChange={({ currentTarget }) => set({ shortcut: currentTarget.value || null })}
        />
        <ReadyChannels
          channels={channels}
          error={fields.of('channels')}
          onChange={(next) => set({ channels: next })}
        />
        <Steps macro={macro} snippets={snippets} onChange={(next) => set({ steps: next })} />
        {!isNew && (
          <Switch
            label={t('frame.archived')}
            checked={macro.isArchived}
            onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
          />
        )}
      </fieldset>
    </FormDialog>
  );
}

/** The name in each language, side by side; what is left empty is taken from the reader's own. */
function Names(props: {
  names: Macro['names'];
  errorOf: (language: Language) => string | undefined;
  onChange: (names: Macro['names']) => void;
}) {
  const { names, errorOf, onChange } = props;
  const { t, language: own } = useWords();
  const ordered = languages.toSorted((a, b) => Number(b === own) - Number(a === own));
  return (
    <div className={classes.line}>
      {ordered.map((language, index) => (
        <TextInput
          key={language}
          data-autofocus={index === 0 || undefined}
          label={t('knowledge.ready.name-in', { language: languageNames[language] })}
          lang={language}
          maxLength={120}
          value={names[language]}
          error={errorOf(language)}
          onChange={({ currentTarget }) => onChange({ ...names, [language]: currentTarget.value })}
        />
      ))}
    </div>
  );
}

function Steps(props: {
  macro: Macro;
  snippets: readonly Snippet[];
  onChange: (steps: MacroStep[]) => void;
}) {
  const { macro, snippets, onChange } = props;
  const { steps } = macro;
  const { t } = useWords();
  const { named, known, isLoaded, faultWordsOf } = useMacroKnown(macro.projectId, snippets);
  // What is not chosen yet is not missing: it is told by its empty field.
  const faults = isLoaded ? faultsOf(macro, known) : [];
  const faultOf = (step: MacroStep, place: number) => {
    const fault = faults.find((each) => each.place === place);
    return fault && (isWhole(step) || !fault.code.startsWith('unknown-'))
      ? faultWordsOf(fault.code)
      : undefined;
  };
  const replace = (place: number, step: MacroStep) => onChange(steps.with(place, step));
  return (
    <section className={classes.steps} aria-label={t('knowledge.macro.steps')}>
      <h3 className={classes.title}>{t('knowledge.macro.steps')}</h3>
      <p className={classes.hint}>{t('knowledge.macro.steps.text')}</p>
      <ol className={classes.list}>
        {steps.map((step, place) => (
          <MacroStepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
            key={`${place} ${step.kind}`}
            step={step}
            place={place}
            count={steps.length}
            snippets={snippets}
            named={named}
            fault={faultOf(step, place)}
            onChange={(next) => replace(place, next)}
            onMove={(by) => onChange(moveStep(steps, place, by))}
            onRemove={() => onChange(steps.toSpliced(place, 1))}
          />
        ))}
      </ol>
      {steps.length < maximumSteps && (
        <AddStep onAdd={(kind) => onChange([...steps, newStep(kind)])} />
      )}
    </section>
  );
}

function AddStep({ onAdd }: { onAdd: (kind: MacroStepKind) => void }) {
  const { t } = useWords();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconPlus size="0.875rem" />}>
          {t('knowledge.macro.add-step')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {macroStepKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`knowledge.macro.step.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
