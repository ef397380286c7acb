import { NumberInput, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { minuteMs } from '#kernel/time.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { staffApi } from './api.ts';
import classes from './QueueForm.module.css';

const usualLastAgent = { forMs: 2 * minuteMs, withinDays: 7 };

/** Who is asked beside skills and language, and which customers come sooner. */
export function QueueWho(props: {
  queue: Queue;
  fields: FieldProblems;
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, fields, onChange } = props;
  const { t } = useWords();
  const teams = useQuery(staffApi.teams.list.queryOptions()).data ?? [];
  const { lastAgent, boosts } = queue;
  const setBoost = (changes: Partial<Queue['boosts']>) =>
    onChange({ boosts: { ...boosts, ...changes } });
  return (
    <>
      <Select
        clearable
        label={t('routing.queue.team')}
        placeholder={t('routing.queue.team.any')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={queue.teamId}
        onChange={(teamId) => onChange({ teamId })}
      />
      <Switch
        label={t('routing.queue.last-agent')}
        description={t('routing.queue.last-agent.text')}
        checked={lastAgent !== null}
        onChange={({ currentTarget }) =>
          onChange({ lastAgent: currentTarget.checked ? usualLastAgent : null })
        }
      />
      <div className={classes.numbers}>
        {lastAgent && (
          <>
            <NumberInput
              label={t('routing.queue.last-agent.for')}
              suffix={` ${t('projects.unit.minutes')}`}
              allowNegative={false}
              value={lastAgent.forMs / minuteMs}
              error={fields.of('lastAgent')}
              onChange={(value) =>
                onChange({
                  lastAgent: { ...lastAgent, forMs: Math.round(Number(value) * minuteMs) },
                })
              }
            />
            <NumberInput
              label={t('routing.queue.last-agent.within')}
              suffix={` ${t('projects.unit.days')}`}
              allowDecimal={false}
              allowNegative={false}
              value={lastAgent.withinDays}
              onChange={(value) =>
                onChange({ lastAgent: { ...lastAgent, withinDays: Number(value) } })
              }
            />
          </>
        )}
        <NumberInput
          label={t('routing.queue.boost.value')}
          allowNegative={false}
          value={boosts.perValueLevel}
          error={fields.of('boosts')}
          onChange={(value) => setBoost({ perValueLevel: Number(value) })}
        />
        <NumberInput
          label={t('routing.queue.boost.repeat')}
          allowNegative={false}
          value={boosts.repeatContact}
          onChange={(value) => setBoost({ repeatContact: Number(value) })}
        />
      </div>
    </>
  );
}
