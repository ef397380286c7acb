import { NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { minuteMs } from '#kernel/time.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { maximumOverflowRules, type OverflowRule } from '../core/waiting.ts';
import { routingApi } from './api.ts';
import { EditedRows } from './EditedRows.tsx';
import classes from './QueueForm.module.css';

const kinds = ['waited', 'estimated', 'waiting'] as const;
const closedKinds = ['wait', 'mail', 'queue'] as const;
const usualMinutes = 5;
const usualCount = 10;

/** Where contacts go when a queue is closed, or waiting in it is long. */
export function QueueOverflow(props: {
  queue: Queue;
  fields: FieldProblems;
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, fields, onChange } = props;
  const { t, language } = useWords();
  const { projectId, whenClosed } = queue;
  const queues = useQuery(routingApi.queues.queryOptions({ input: { projectId } })).data?.items;
  const others = (queues ?? [])
    .filter(({ id }) => id !== queue.id)
    .map(({ id, names }) => ({ value: id, label: names[language] }));
  const [first] = others;
  const closedChoices = closedKinds.filter((kind) => kind !== 'queue' || first);
  return (
    <>
      <Select
        label={t('routing.when-closed')}
        data={closedChoices.map((value) => ({ value, label: t(`routing.when-closed.${value}`) }))}
        value={whenClosed.kind}
        allowDeselect={false}
        onChange={(kind) => {
          if (kind === 'queue' && first) onChange({ whenClosed: { kind, queueId: first.value } });
          else if (kind === 'wait' || kind === 'mail') onChange({ whenClosed: { kind } });
        }}
      />
      {whenClosed.kind === 'queue' && (
        <Select
          label={t('routing.when-closed.into')}
          data={others}
          value={whenClosed.queueId}
          allowDeselect={false}
          onChange={(queueId) => queueId && onChange({ whenClosed: { kind: 'queue', queueId } })}
        />
      )}
      {(first || queue.overflow.length > 0) && (
        <Rules
          rules={queue.overflow}
          others={others}
          error={fields.of('overflow')}
          onChange={(overflow) => onChange({ overflow })}
        />
      )}
    </>
  );
}

function Rules(props: {
  rules: readonly OverflowRule[];
  others: readonly { value: string; label: string }[];
  error: string | undefined;
  onChange: (rules: OverflowRule[]) => void;
}) {
  const { rules, others, error, onChange } = props;
  const { t } = useWords();
  const [first] = others;
  const words = {
    legend: t('routing.overflow'),
    text: t('routing.overflow.text'),
    add: t('routing.overflow.add'),
    remove: t('routing.overflow.remove'),
  };
  return (
    <EditedRows
      words={words}
      rows={rules}
      rowClass={classes.rule}
      maximum={maximumOverflowRules}
      error={error}
      blank={first ? () => ({ when: usual('waited'), queueId: first.value }) : null}
      fields={(rule, set) => (
        <>
          <When when={rule.when} onChange={(when) => set({ when })} />
          <Select
            label={t('routing.overflow.queue')}
            data={others}
            value={rule.queueId}
            allowDeselect={false}
            onChange={(queueId) => queueId && set({ queueId })}
          />
        </>
      )}
      onChange={onChange}
    />
  );
}

function When({
  when,
  onChange,
}: {
  when: OverflowRule['when'];
  onChange: (when: OverflowRule['when']) => void;
}) {
  const { t } = useWords();
  const isCount = when.kind === 'waiting';
  const unit = t(isCount ? 'routing.overflow.contacts' : 'projects.unit.minutes');
  return (
    <>
      <Select
        label={t('routing.overflow.when')}
        data={kinds.map((value) => ({ value, label: t(`routing.overflow.when.${value}`) }))}
        value={when.kind}
        allowDeselect={false}
        onChange={(kind) => kind && onChange(usual(kind))}
      />
      <NumberInput
        label={t('routing.overflow.limit')}
        suffix={` ${unit}`}
        allowNegative={false}
        value={isCount ? when.count : when.ms / minuteMs}
        onChange={(value) =>
          onChange(
            isCount
              ? { ...when, count: Math.round(Number(value)) }
              : { ...when, ms: Math.round(Number(value) * minuteMs) },
          )
        }
      />
    </>
  );
}

function usual(kind: (typeof kinds)[number]): OverflowRule['when'] {
  return kind === 'waiting' ? { kind, count: usualCount } : { kind, ms: usualMinutes * minuteMs };
}
