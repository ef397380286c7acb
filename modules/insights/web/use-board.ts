import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { contactMoved, contactOpened } from '#modules/contacts/contract.ts';
import { agentChanged, waitingChanged } from '#modules/routing/contract.ts';
import { targetBreached, targetNear, targetsChanged } from '#modules/routing/core/target.ts';
import { useLive } from '#platform/web/live.ts';
import { useNow } from '#platform/web/now.ts';
import { boardChanged } from '../contract.ts';
import { insightsApi, routingApi, staffApi } from './apis.ts';
import { type Choice, spanOf, wholeHoursOf } from './choice.ts';

/** A board is asked for again at most this often, however much happens. */
const quietMs = 2_000;

const stirring = [
  ...[boardChanged, contactOpened, contactMoved, waitingChanged, agentChanged],
  ...[targetNear, targetBreached, targetsChanged],
];

/** The board of a project and its floor at this moment, kept up by events. */
export function useBoard(projectId: string, choice: Choice) {
  const { from, to } = spanOf(choice.period ?? 'today', useNow());
  const client = useQueryClient();
  const refresh = useSparingly(() => {
    void client.invalidateQueries({ queryKey: insightsApi.board.key() });
    void client.invalidateQueries({ queryKey: routingApi.floor.key() });
    void client.invalidateQueries({ queryKey: routingApi.targets.urgent.key() });
  }, quietMs);
  useLive([`project:${projectId}`], (event) => {
    if (stirring.some(({ name }) => name === event.name)) refresh();
  });
  const { channel, queue: queueId } = choice;
  const board = useQuery(
    insightsApi.board.queryOptions({
      input: { projectId, from, to, channel, queueId },
      placeholderData: keepPreviousData,
    }),
  );
  const floor = useQuery(
    routingApi.floor.queryOptions({ input: { projectId }, placeholderData: keepPreviousData }),
  );
  const colleagues = useQuery(staffApi.listColleagues.queryOptions({ input: { projectId } }));
  return { board, floor, colleagues };
}

/** How evenly a project answered, asked for again each hour. */
export function useSteadiness(projectId: string, choice: Choice) {
  const { channel, queue: queueId } = choice;
  const hours = wholeHoursOf(spanOf(choice.period ?? 'today', useNow()));
  return useQuery(
    insightsApi.steadiness.queryOptions({
      input: { projectId, ...hours, channel, queueId },
      placeholderData: keepPreviousData,
    }),
  );
}

/** A function that does its work at once, and then at most once in so many milliseconds. */
export function useSparingly(work: () => void, everyMs: number): () => void {
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (waiting.current) clearTimeout(waiting.current);
    },
    [],
  );
  return () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      work();
    }, everyMs);
  };
}
