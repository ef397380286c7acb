import { channel } from '#modules/contacts/contract.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import type { LoadRules } from '../core/load-rules.ts';

/** What the rules of load will do, in sentences. */
export function loadWords(
  { weights, silentAfterMs, interrupts, autoAnswer, pauseAfterMs }: LoadRules,
  { t, format }: Pick<Vocabulary, 't' | 'format'>,
): readonly string[] {
  const channels = channel.options;
  const interrupting = channels.filter((each) => interrupts[each].length > 0);
  return [
    ...channels.map((each) => t(`routing.load.says.weight.${each}`, { units: weights[each] })),
    ...channels.map((each) => {
      const ms = silentAfterMs[each];
      if (ms === null) return t(`routing.load.says.always.${each}`);
      if (ms === 0) return t(`routing.load.says.at-once.${each}`);
      return t(`routing.load.says.silent.${each}`, { time: format.duration(ms) });
    }),
    ...interrupting.map((each) =>
      t(`routing.load.says.interrupts.${each}`, {
        channels: format.list(interrupts[each].map((other) => t(`routing.channel.${other}`))),
      }),
    ),
    ...(interrupting.length === 0 ? [t('routing.load.says.interrupts.none')] : []),
    t('routing.load.says.from-now'),
    ...channels
      .filter((each) => autoAnswer[each])
      .map((each) => t(`routing.load.says.auto.${each}`)),
    ...channels
      .filter((each) => pauseAfterMs[each] > 0)
      .map((each) =>
        t(`routing.load.says.pause.${each}`, { time: format.duration(pauseAfterMs[each]) }),
      ),
  ];
}
