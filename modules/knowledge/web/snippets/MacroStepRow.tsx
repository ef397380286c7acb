import { ActionIcon, Select, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import { type MacroStep, macroCause, macroResolution } from '../../core/snippets/macro.ts';
import { isForMacros, type Snippet } from '../../core/snippets/snippet.ts';
import classes from './MacroForm.module.css';
import type { MacroChoice } from './macro-choices.ts';

/** What the steps of a macro can name; undefined while it loads. */
interface Named {
  readonly reason: readonly MacroChoice[] | undefined;
  readonly queue: readonly MacroChoice[] | undefined;
  readonly department: readonly MacroChoice[] | undefined;
}

interface FieldProps<Step extends MacroStep = MacroStep> {
  readonly step: Step;
  readonly snippets: readonly Snippet[];
  readonly named: Named;
  readonly onChange: (step: MacroStep) => void;
}

/** One step: what it does, with what, and what is wrong with it. place: from 0. */
export function MacroStepRow(
  props: FieldProps & {
    place: number;
    count: number;
    fault: string | undefined;
    onMove: (by: -1 | 1) => void;
    onRemove: () => void;
  },
) {
  const { step, place, count, fault, onMove, onRemove } = props;
  const { t } = useWords();
  const number = place + 1;
  return (
    <li className={classes.step} data-faulty={fault !== undefined}>
      <div className={classes.stepHead}>
        <span className={classes.number} data-number>
          {number}
        </span>
        <span className={classes.stepName}>{t(`knowledge.macro.step.${step.kind}`)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('knowledge.macro.step.up', { number })}
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size="1rem" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('knowledge.macro.step.down', { number })}
          disabled={place === count - 1}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size="1rem" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('knowledge.macro.step.remove', { number })}
          onClick={onRemove}
        >
          <IconX size="1rem" />
        </ActionIcon>
      </div>
      <StepFields {...props} />
      {fault && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </li>
  );
}

function StepFields(props: FieldProps) {
  const { step, snippets, named, onChange } = props;
  const { t } = useWords();
  switch (step.kind) {
    case 'insert':
    case 'reply':
      return (
        <Choice
          label={t('knowledge.snippet')}
          items={snippets.filter(isForMacros)}
          value={step.snippetId}
          onChange={(snippetId) => onChange({ ...step, snippetId })}
        />
      );
    case 'reason':
      return (
        <Choice
          label={t('knowledge.macro.step.reason')}
          items={named.reason}
          value={step.reasonId}
          onChange={(reasonId) => onChange({ ...step, reasonId })}
        />
      );
    case 'transfer':
      return (
        <>
          <Choice
            label={t('knowledge.macro.queue')}
            items={named.queue}
            value={step.queueId}
            onChange={(queueId) => onChange({ ...step, queueId })}
          />
          <Note
            label={t('knowledge.macro.transfer.note')}
            value={step.note}
            onChange={(note) => onChange({ ...step, note })}
          />
        </>
      );
    case 'note':
      return (
        <Note
          label={t('knowledge.macro.note')}
          value={step.text}
          onChange={(text) => onChange({ ...step, text })}
        />
      );
    case 'close':
      return <CloseFields step={step} named={named} onChange={onChange} />;
    default:
      return null;
  }
}

function CloseFields(props: {
  step: Extract<MacroStep, { kind: 'close' }>;
  named: Named;
  onChange: (step: MacroStep) => void;
}) {
  const { step, named, onChange } = props;
  const { t, language } = useWords();
  return (
    <div className={classes.line}>
      <Select
        size="xs"
        label={t('knowledge.macro.resolution')}
        allowDeselect={false}
        data={macroResolution.options.map((value) => ({
          value,
          label: t(`knowledge.macro.resolution.${value}`),
        }))}
        value={step.resolution}
        onChange={(resolution) => resolution && onChange({ ...step, resolution })}
      />
      <Select
        size="xs"
        clearable
        label={t('knowledge.macro.cause')}
        data={macroCause.options.map((value) => ({
          value,
          label: t(`knowledge.macro.cause.${value}`),
        }))}
        value={step.causeKind}
        onChange={(causeKind) => onChange({ ...step, causeKind })}
      />
      <Select
        size="xs"
        clearable
        searchable
        label={t('knowledge.macro.department')}
        data={(named.department ?? []).map(({ id, names }) => ({
          value: id,
          label: names[language],
        }))}
        value={step.departmentId}
        onChange={(departmentId) => onChange({ ...step, departmentId })}
      />
    </div>
  );
}

/** One of those that there are; what is there no more stays chosen, without a name. */
function Choice(props: {
  label: string;
  items: readonly Pick<MacroChoice, 'id' | 'names'>[] | undefined;
  value: string;
  onChange: (id: string) => void;
}) {
  const { label, items = [], value, onChange } = props;
  const { t, language } = useWords();
  const isGone = value !== '' && !items.some(({ id }) => id === value);
  return (
    <Select
      size="xs"
      searchable
      aria-label={label}
      placeholder={isGone ? t('knowledge.macro.gone') : label}
      nothingFoundMessage={t('knowledge.macro.none-such')}
      data={items.map(({ id, names }) => ({ value: id, label: names[language] }))}
      value={value === '' || isGone ? null : value}
      onChange={(id) => id && onChange(id)}
    />
  );
}

function Note(props: { label: string; value: string; onChange: (text: string) => void }) {
  const { label, value, onChange } = props;
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={2_000}
      dir="auto"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
