import { NumberInput } from '@mantine/core';
import { minuteMs, secondMs } from '#kernel/time.ts';
import type { ProjectSettings } from '#modules/projects/core/settings.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { maximumRing, type Queue } from '../core/queue.ts';
import classes from './QueueForm.module.css';

const channelUnitMs = { chat: secondMs, email: minuteMs } as const;

/** The numbers of a queue. What is left empty is as the project says, which stands in its place. */
export function QueueNumbers(props: {
  queue: Queue;
  settings: ProjectSettings;
  fields: FieldProblems;
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, settings, fields, onChange } = props;
  const { t, format } = useWords();
  const offerMs = settings.offerTimeoutSeconds * secondMs;
  return (
    <div className={classes.numbers}>
      <NumberInput
        label={t('routing.queue.priority')}
        allowNegative={false}
        value={queue.priority}
        error={fields.of('priority')}
        onChange={(value) => onChange({ priority: Number(value) })}
      />
      <NumberInput
        label={t('routing.queue.acceleration')}
        allowNegative={false}
        value={queue.accelerationPerMinute}
        error={fields.of('accelerationPerMinute')}
        onChange={(value) => onChange({ accelerationPerMinute: Number(value) })}
      />
      <NumberInput
        label={t('routing.queue.offer')}
        placeholder={t('routing.queue.as-project', { time: format.duration(offerMs) })}
        suffix={` ${t('projects.unit.seconds')}`}
        allowDecimal={false}
        allowNegative={false}
        value={queue.offerTimeoutMs === null ? '' : queue.offerTimeoutMs / secondMs}
        error={fields.of('offerTimeoutMs')}
        onChange={(value) =>
          onChange({ offerTimeoutMs: value === '' ? null : Number(value) * secondMs })
        }
      />
      <NumberInput
        label={t('routing.queue.ring')}
        allowDecimal={false}
        allowNegative={false}
        min={1}
        max={maximumRing}
        value={queue.ringAt}
        error={fields.of('ringAt')}
        onChange={(value) => onChange({ ringAt: Number(value) })}
      />
      {queue.channels.map((channel) => {
        const unitMs = channelUnitMs[channel];
        const setMs = queue.serviceLevelMs[channel];
        const { [channel]: _, ...others } = queue.serviceLevelMs;
        return (
          <NumberInput
            key={channel}
            label={t(`projects.rule.serviceLevelSeconds.${channel}`)}
            placeholder={t('routing.queue.as-project', {
              time: format.duration(settings.serviceLevelSeconds[channel] * secondMs),
            })}
            suffix={` ${t(channel === 'chat' ? 'projects.unit.seconds' : 'projects.unit.minutes')}`}
            allowNegative={false}
            value={setMs === undefined ? '' : setMs / unitMs}
            error={fields.of(`serviceLevelMs.${channel}`)}
            onChange={(value) =>
              onChange({
                serviceLevelMs:
                  value === '' ? others : { ...others, [channel]: Number(value) * unitMs },
              })
            }
          />
        );
      })}
    </div>
  );
}
