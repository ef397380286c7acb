import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { queueChanged } from '#modules/routing/contract.ts';
import { applyToTrials, trialEnded, trialStarted } from '#modules/routing/core/trial.ts';
import { useLive } from '#platform/web/live.ts';
import { boardChanged } from '../../contract.ts';
import { insightsApi, routingApi } from '../apis.ts';
import { useSparingly } from '../use-board.ts';

/** A report is asked for again at most this often, however much happens. */
const quietMs = 15_000;

/** The queues of a project and the trials of their rules, kept up by events. */
export function useTrials(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  const options = routingApi.trials.list.queryOptions({ input });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId) return;
    if (isEvent(event, queueChanged)) {
      void client.invalidateQueries({ queryKey: routingApi.queues.key() });
    }
    if (!isEvent(event, trialStarted) && !isEvent(event, trialEnded)) return;
    client.setQueryData(
      options.queryKey,
      (old) => old && { items: applyToTrials(old.items, event) },
    );
    void client.invalidateQueries({ queryKey: insightsApi.trial.key() });
  });
  const trials = useQuery(options);
  const queues = useQuery(routingApi.queues.queryOptions({ input }));
  return {
    trials: trials.data?.items,
    queues: queues.data?.items,
    error: trials.error ?? queues.error,
    refetch: () => void Promise.all([trials.refetch(), queues.refetch()]),
  };
}

/** What a trial shows, kept up while it runs. */
export function useTrialReport(which: { projectId: string; trialId: string }) {
  const client = useQueryClient();
  const options = insightsApi.trial.queryOptions({ input: which });
  const refresh = useSparingly(
    () => void client.invalidateQueries({ queryKey: options.queryKey }),
    quietMs,
  );
  const report = useQuery(options);
  useLive([`project:${which.projectId}`], (event) => {
    const isOver = report.data && report.data.trial.endedAt !== null;
    if (event.projectId === which.projectId && isEvent(event, boardChanged) && !isOver) refresh();
  });
  return report;
}
