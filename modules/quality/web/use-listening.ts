import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { listeningDone } from '../contract.ts';
import { applyToQueue, taskOf } from '../core/live.ts';
import { qualityApi } from './apis.ts';
import { useQualityEvents } from './use-quality-events.ts';

const queueKey = qualityApi.listening.queue.queryKey();

/** The dialogues that wait to be heard, the most urgent first, kept up by events. */
export function useQueue() {
  const client = useQueryClient();
  useQualityEvents((event) =>
    client.setQueryData(
      queueKey,
      (known) => known && { items: [...applyToQueue(known.items, event)] },
    ),
  );
  return useQuery(qualityApi.listening.queue.queryOptions());
}

/** How many of them nobody has taken, for the rail. */
export function useOpenCount(): number {
  return (useQueue().data?.items ?? []).filter(({ state }) => state === 'open').length;
}

/** A task with its scorecard, kept up by events. */
export function useTask(projectId: string, taskId: string) {
  const client = useQueryClient();
  const input = { projectId, taskId };
  const key = qualityApi.listening.show.queryKey({ input });
  useQualityEvents((event) => {
    const task = taskOf(event);
    if (task?.id !== taskId) return;
    client.setQueryData(key, (known) => known && { ...known, task });
    if (isEvent(event, listeningDone)) void client.invalidateQueries({ queryKey: key });
  });
  return useQuery(qualityApi.listening.show.queryOptions({ input }));
}
