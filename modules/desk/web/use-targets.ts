import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Target } from '#modules/routing/core/target.ts';
import { applyToMyTargets, applyToTargetsOf } from '#modules/routing/core/target-live.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { routingApi } from './apis.ts';

const mineKey = routingApi.targets.mine.queryKey();
const listEveryMs = 15_000;

/** The running clocks of some contacts, by the contact. */
export type TargetsByContact = ReadonlyMap<string, readonly Target[]>;

/** The running clocks of my work, kept up by events. */
export function useMyTargets(): TargetsByContact {
  const me = useMe();
  const client = useQueryClient();
  useLive([`person:${me.id}`], (event) =>
    client.setQueryData(
      mineKey,
      (known) => known && { items: [...applyToMyTargets(known.items, event, me.id)] },
    ),
  );
  return byContact(useQuery(routingApi.targets.mine.queryOptions()).data?.items);
}

/** The clocks of a project that are near or over, asked for as often as its conversations. */
export function useUrgentTargets(projectId: string | undefined): TargetsByContact {
  const { data } = useQuery(
    routingApi.targets.urgent.queryOptions({
      input: { projectId: projectId ?? '' },
      enabled: projectId !== undefined,
      refetchInterval: listEveryMs,
    }),
  );
  return byContact(data?.items);
}

/** The running clocks of a conversation, kept up by events. */
export function useTargetsOf({ id, projectId, contactId }: ConversationItem) {
  const client = useQueryClient();
  const input = { projectId, contactId };
  const key = routingApi.targets.ofContact.queryKey({ input });
  useLive([`conversation:${id}`], (event) =>
    client.setQueryData(
      key,
      (known) => known && { items: [...applyToTargetsOf(contactId, known.items, event)] },
    ),
  );
  const options = routingApi.targets.ofContact.queryOptions({ input, refetchOnMount: 'always' });
  return useQuery(options).data?.items;
}

function byContact(targets: readonly Target[] = []): TargetsByContact {
  return Map.groupBy(targets, ({ contactId }) => contactId);
}
