import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { newId } from '#kernel/id.ts';
import { causeKind } from '#modules/contacts/contract.ts';
import { useWords } from '#platform/web/words.ts';
import { type Cause, type Criterion, noWords } from './content.ts';
import type { Fault } from './faults.ts';
import parts from './Parts.module.css';
import { TextsInput } from './TextsInput.tsx';

const maximumCauses = 30;

/** What may have led to a miss, each with where the cure lies. */
export function CausesForm(props: {
  causes: Criterion['causes'];
  faults: readonly Fault[];
  onChange: (change: Pick<Criterion, 'causes'>) => void;
}) {
  const { causes, faults, onChange } = props;
  const { t } = useWords();
  const change = (id: string, part: Partial<Cause>) =>
    onChange({ causes: causes.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  const errorOf = (id: string) =>
    faults.some(({ kind, partId }) => kind === 'cause-title-missing' && partId === id)
      ? t('quality.fault.cause-title-missing')
      : undefined;
  return (
    <fieldset className={parts.causes}>
      <legend className={parts.legend}>{t('quality.card.causes')}</legend>
      <p className={parts.text}>{t('quality.card.causes.text')}</p>
      <div className={parts.list}>
        {causes.map(({ id, title, origin }, place) => (
          <div key={id} className={parts.part}>
            <TextsInput
              isBrief
              label={t('quality.card.cause', { number: place + 1 })}
              texts={title}
              error={errorOf(id)}
              onChange={(next) => change(id, { title: next })}
            />
            <Select
              aria-label={t('quality.card.cause.origin', { number: place + 1 })}
              className={parts.origin ?? ''}
              allowDeselect={false}
              data={causeKind.options.map((value) => ({
                value,
                label: t(`quality.cause.${value}`),
              }))}
              value={origin}
              onChange={(next) => next && change(id, { origin: next })}
            />
            <ActionIcon
              aria-label={t('quality.card.cause.remove', { number: place + 1 })}
              onClick={() => onChange({ causes: causes.filter((each) => each.id !== id) })}
            >
              <IconTrash size="1rem" stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="0.875rem" />}
          disabled={causes.length >= maximumCauses}
          onClick={() =>
            onChange({ causes: [...causes, { id: newId(), title: noWords, origin: 'agent' }] })
          }
        >
          {t('quality.card.cause.add')}
        </Button>
      </div>
    </fieldset>
  );
}
