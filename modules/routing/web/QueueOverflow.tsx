import { ActionIcon, Button, Fieldset, NumberInput, Select, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { maximumOverflowRules, type OverflowRule } from '../core/waiting.ts';
import { routingApi } from './api.ts';
import classes from './QueueForm.module.css';

type Rule = OverflowRule & { readonly key: string };

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
  const { others, error, onChange } = props;
  const { t } = useWords();
  const [rules, setRules] = useState(() => props.rules.map((rule) => ({ ...rule, key: newId() })));
  const change = (next: Rule[]) => {
    setRules(next);
    onChange(next.map(({ when, queueId }) => ({ when, queueId })));
  };
  const set = (key: string, changes: Partial<OverflowRule>) =>
    change(rules.map((rule) => (rule.key === key ? { ...rule, ...changes } : rule)));
  const [first] = others;
  return (
    <Fieldset variant="unstyled" legend={t('routing.overflow')} className={classes.steps ?? ''}>
      <Text size="xs" c="dimmed">
        {t('routing.overflow.text')}
      </Text>
      {rules.map(({ key, ...rule }) => (
        <div key={key} className={classes.rule}>
          <When when={rule.when} onChange={(when) => set(key, { when })} />
          <Select
            label={t('routing.overflow.queue')}
            data={others}
            value={rule.queueId}
            allowDeselect={false}
            onChange={(queueId) => queueId && set(key, { queueId })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('routing.overflow.remove')}
            onClick={() => change(rules.filter((each) => each.key !== key))}
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
      {first && rules.length < maximumOverflowRules && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          onClick={() =>
            change([...rules, { key: newId(), when: usual('waited'), queueId: first.value }])
          }
        >
          {t('routing.overflow.add')}
        </Button>
      )}
    </Fieldset>
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
