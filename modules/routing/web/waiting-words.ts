import type { Vocabulary } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import type { Schedule } from '../core/schedule.ts';
import type { OverflowRule } from '../core/waiting.ts';

/** When a queue is open, and where contacts go when it is not or waiting is long, in sentences. */
export function waitingWords(
  { scheduleId, whenClosed, overflow }: Queue,
  facts: { readonly queues: readonly Queue[]; readonly schedules: readonly Schedule[] },
  { t, format, language }: Vocabulary,
): readonly string[] {
  const hours = facts.schedules.find(({ id }) => id === scheduleId)?.names[language];
  const nameOf = (queueId: string) =>
    facts.queues.find(({ id }) => id === queueId)?.names[language] ?? '';
  const limitOf = (when: OverflowRule['when']) =>
    when.kind === 'waiting' ? when.count : format.duration(when.ms);
  return [
    hours ? t('routing.queue.says.hours', { hours }) : t('routing.queue.says.always'),
    ...(whenClosed.kind === 'mail' ? [t('routing.queue.says.when-closed.mail')] : []),
    ...(whenClosed.kind === 'queue'
      ? [t('routing.queue.says.when-closed.queue', { queue: nameOf(whenClosed.queueId) })]
      : []),
    ...overflow.map(({ when, queueId }) =>
      t(`routing.queue.says.overflow.${when.kind}`, {
        limit: limitOf(when),
        queue: nameOf(queueId),
      }),
    ),
  ];
}
