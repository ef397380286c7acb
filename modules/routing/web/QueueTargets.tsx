import { Fieldset, NumberInput, Text } from '@mantine/core';
import { hourMs, minuteMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { type ChannelTargets, targetKind } from '../core/target.ts';
import classes from './QueueForm.module.css';

const units = {
  chat: { unitMs: minuteMs, word: 'projects.unit.minutes' },
  email: { unitMs: hourMs, word: 'routing.unit.hours' },
} as const;

/** What a queue promises to customers on each of its channels, and how that is counted. */
export function QueueTargets(props: {
  queue: Queue;
  fields: FieldProblems;
  onChange: (changes: Partial<Queue>) => void;
}) {
  const { queue, fields, onChange } = props;
  const { t } = useWords();
  return (
    <Fieldset variant="unstyled" legend={t('routing.targets')} className={classes.steps ?? ''}>
      <Text size="xs" c="dimmed">
        {t('routing.targets.text')}
      </Text>
      {queue.channels.map((channel) => (
        <TargetsOfChannel
          key={channel}
          channel={channel}
          targets={queue.targetsMs[channel] ?? {}}
          fields={fields}
          onChange={(targets) =>
            onChange({ targetsMs: { ...queue.targetsMs, [channel]: targets } })
          }
        />
      ))}
    </Fieldset>
  );
}

function TargetsOfChannel(props: {
  channel: Channel;
  targets: ChannelTargets;
  fields: FieldProblems;
  onChange: (targets: ChannelTargets) => void;
}) {
  const { channel, targets, fields, onChange } = props;
  const { t } = useWords();
  const { unitMs, word } = units[channel];
  return (
    <div className={classes.targets}>
      {targetKind.options.map((kind) => {
        const { [kind]: setMs, ...others } = targets;
        return (
          <NumberInput
            key={kind}
            label={t('routing.target.of', {
              channel: t(`projects.channel.${channel}`),
              target: t(`routing.target.${kind}`),
            })}
            description={t(`routing.target.${kind}.text`)}
            placeholder={t('routing.target.none')}
            suffix={` ${t(word)}`}
            allowNegative={false}
            value={setMs === undefined ? '' : setMs / unitMs}
            error={fields.of(`targetsMs.${channel}.${kind}`)}
            onChange={(value) =>
              onChange(
                value === '' ? others : { ...others, [kind]: Math.round(Number(value) * unitMs) },
              )
            }
          />
        );
      })}
    </div>
  );
}
