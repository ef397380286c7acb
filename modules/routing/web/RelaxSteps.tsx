import { NumberInput, Select } from '@mantine/core';
import { minuteMs } from '#kernel/time.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { ease as eases, maximumRelaxSteps } from '../core/requirements.ts';
import { EditedRows } from './EditedRows.tsx';
import classes from './QueueForm.module.css';

type Step = Queue['relaxing'][number];

const usualMinutes = 2;

/** What a queue asks for less of, the longer a contact waits. */
export function RelaxSteps({
  steps,
  error,
  onChange,
}: {
  steps: readonly Step[];
  error: string | undefined;
  onChange: (steps: Step[]) => void;
}) {
  const { t } = useWords();
  const words = {
    legend: t('routing.queue.relaxing'),
    text: t('routing.queue.relaxing.text'),
    add: t('routing.queue.relaxing.add'),
    remove: t('routing.queue.relaxing.remove'),
  };
  return (
    <EditedRows
      words={words}
      rows={steps}
      rowClass={classes.step}
      maximum={maximumRelaxSteps}
      error={error}
      blank={stepAfter}
      fields={({ afterMs, ease }, set) => (
        <>
          <NumberInput
            label={t('routing.queue.relaxing.after')}
            suffix={` ${t('projects.unit.minutes')}`}
            allowNegative={false}
            value={afterMs / minuteMs}
            onChange={(value) => set({ afterMs: Math.round(Number(value) * minuteMs) })}
          />
          <Select
            label={t('routing.queue.relaxing.ease')}
            data={eases.options.map((value) => ({
              value,
              label: t(`routing.queue.ease.${value}`),
            }))}
            value={ease}
            allowDeselect={false}
            onChange={(next) => next && set({ ease: next })}
          />
        </>
      )}
      onChange={onChange}
    />
  );
}

/** What is proposed behind the steps that are there. */
function stepAfter(steps: readonly Step[]): Step {
  const afterMs = (steps.at(-1)?.afterMs ?? 0) + usualMinutes * minuteMs;
  return { afterMs, ease: steps.length === 0 ? 'lower-levels' : 'no-skills' };
}
