import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../core/queue.ts';
import { hasRule, type TriedRule } from '../core/trial.ts';
import { routingApi } from './api.ts';

/** The ways to the pages of rules, where they are tried on a share of the contacts: of those that
 *  the queue has. queue: as it is saved. */
export function RuleTrial({ queue, rules }: { queue: Queue; rules: readonly TriedRule[] }) {
  const { t, format } = useWords();
  const { projectId, id: queueId } = queue;
  const { data } = useQuery(routingApi.trials.list.queryOptions({ input: { projectId } }));
  const running = data?.items.filter((each) => each.queueId === queueId && each.endedAt === null);
  return rules
    .filter((rule) => running && hasRule(queue, rule))
    .map((rule) => {
      const trial = running?.find((each) => each.rule === rule);
      const named = { rule: t(`routing.rule.${rule}`) };
      return (
        <Text key={rule} size="xs">
          <AddressLink to={`/floor/trials/${queueId}/${rule}?project=${projectId}`}>
            {trial
              ? t('routing.rule.on-trial', { ...named, share: format.percent(trial.share) })
              : t('routing.rule.try', named)}
          </AddressLink>
        </Text>
      );
    });
}
