import { ActionIcon, Button, Fieldset, NumberInput, Select, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { ease as eases, maximumRelaxSteps } from '../core/requirements.ts';
import classes from './QueueForm.module.css';

type Step = Queue['relaxing'][number];

const usualMinutes = 2;

/** What a queue asks for less of, the longer a contact waits. */
export function RelaxSteps({
  steps: given,
  error,
  onChange,
}: {
  steps: readonly Step[];
  error: string | undefined;
  onChange: (steps: Step[]) => void;
}) {
  const { t } = useWords();
  const [steps, setSteps] = useState(() => given.map((step) => ({ ...step, key: newId() })));
  const change = (next: typeof steps) => {
    setSteps(next);
    onChange(next.map(({ afterMs, ease }) => ({ afterMs, ease })));
  };
  const set = (key: string, changes: Partial<Step>) =>
    change(steps.map((step) => (step.key === key ? { ...step, ...changes } : step)));
  const add = () => {
    const afterMs = (steps.at(-1)?.afterMs ?? 0) + usualMinutes * minuteMs;
    const ease = steps.length === 0 ? 'lower-levels' : 'no-skills';
    change([...steps, { afterMs, ease, key: newId() }]);
  };
  return (
    <Fieldset
      variant="unstyled"
      legend={t('routing.queue.relaxing')}
      className={classes.steps ?? ''}
    >
      <Text size="xs" c="dimmed">
        {t('routing.queue.relaxing.text')}
      </Text>
      {steps.map(({ key, afterMs, ease }) => (
        <div key={key} className={classes.step}>
          <NumberInput
            label={t('routing.queue.relaxing.after')}
            suffix={` ${t('projects.unit.minutes')}`}
            allowNegative={false}
            value={afterMs / minuteMs}
            onChange={(value) => set(key, { afterMs: Math.round(Number(value) * minuteMs) })}
          />
          <Select
            label={t('routing.queue.relaxing.ease')}
            data={eases.options.map((value) => ({
              value,
              label: t(`routing.queue.ease.${value}`),
            }))}
            value={ease}
            allowDeselect={false}
            onChange={(next) => next && set(key, { ease: next })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('routing.queue.relaxing.remove')}
            onClick={() => change(steps.filter((step) => step.key !== key))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <Text size="sm" c="error" role="alert">
          {error}
        </Text>
      )}
      {steps.length < maximumRelaxSteps && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          onClick={add}
        >
          {t('routing.queue.relaxing.add')}
        </Button>
      )}
    </Fieldset>
  );
}
