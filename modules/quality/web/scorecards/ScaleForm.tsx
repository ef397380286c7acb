import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { newId } from '#kernel/id.ts';
import { useWords } from '#platform/web/words.ts';
import type { Criterion, Step } from './content.ts';
import type { Fault } from './faults.ts';
import parts from './Parts.module.css';
import { type ScaleName, scaleNameOf, scaleNames, usualScales, withStep } from './scales.ts';
import { TextsInput } from './TextsInput.tsx';

const maximumSteps = 20;
const minimumSteps = 2;
const maximumPoints = 1_000;

/** The scale of a criterion: one of the usual, or steps of one's own. */
export function ScaleForm(props: {
  criterion: Criterion;
  faults: readonly Fault[];
  onChange: (change: Pick<Criterion, 'scale'>) => void;
}) {
  const { criterion, faults, onChange } = props;
  const { t, language } = useWords();
  const { scale } = criterion;
  const name = scaleNameOf(scale);
  const choose = (next: ScaleName | null) => {
    if (next && next !== 'own') onChange({ scale: usualScales[next] });
    if (next === 'own' && name !== 'own') onChange({ scale: owned(scale) });
  };
  return (
    <div>
      <Select<ScaleName>
        label={t('quality.card.scale')}
        description={
          name === 'own'
            ? t('quality.card.scale.own.text')
            : scale.map(({ label }) => label[language]).join(' · ')
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={scaleNames.map((value) => ({ value, label: t(`quality.card.scale.${value}`) }))}
        value={name}
        onChange={choose}
      />
      {name === 'own' && <Steps scale={scale} faults={faults} onChange={onChange} />}
    </div>
  );
}

function Steps(props: {
  scale: readonly Step[];
  faults: readonly Fault[];
  onChange: (change: Pick<Criterion, 'scale'>) => void;
}) {
  const { scale, faults, onChange } = props;
  const { t } = useWords();
  const change = (id: string, part: Partial<Step>) =>
    onChange({ scale: scale.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  const isAlike = faults.some(({ kind }) => kind === 'steps-alike');
  const errorOf = (id: string) =>
    faults.some(({ kind, partId }) => kind === 'step-label-missing' && partId === id)
      ? t('quality.fault.step-label-missing')
      : undefined;
  return (
    <div className={parts.list}>
      {scale.map(({ id, label, points }, place) => (
        <div key={id} className={parts.part}>
          <TextsInput
            isBrief
            label={t('quality.card.step', { number: place + 1 })}
            texts={label}
            error={errorOf(id)}
            onChange={(next) => change(id, { label: next })}
          />
          <NumberInput
            aria-label={t('quality.card.step.points', { number: place + 1 })}
            className={parts.number ?? ''}
            max={maximumPoints}
            allowNegative={points < 0}
            allowDecimal={!Number.isInteger(points)}
            value={points}
            error={isAlike && place === 0 ? t('quality.fault.steps-alike') : undefined}
            onChange={(value) => change(id, { points: Number(value) })}
          />
          <ActionIcon
            aria-label={t('quality.card.step.remove', { number: place + 1 })}
            disabled={scale.length <= minimumSteps}
            onClick={() => onChange({ scale: scale.filter((each) => each.id !== id) })}
          >
            <IconTrash size="1rem" stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size="0.875rem" />}
        disabled={scale.length >= maximumSteps}
        onClick={() => onChange({ scale: withStep(scale, newId()) })}
      >
        {t('quality.card.step.add')}
      </Button>
    </div>
  );
}

/** The same steps under ids of their own, so that they are no longer the usual scale. */
function owned(scale: readonly Step[]): Step[] {
  return scale.map((step) => ({ ...step, id: newId() }));
}
