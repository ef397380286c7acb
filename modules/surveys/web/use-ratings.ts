import { useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import { useProjects } from '#modules/projects/web/index.ts';
import { useLive } from '#platform/web/live.ts';
import { serverNow } from '#platform/web/now.ts';
import type { Invitation } from '../contract.ts';
import { applyToInvitations } from '../core/live.ts';
import { surveysApi } from './apis.ts';
import { lastDays } from './last-days.ts';
import type { AnswerView, PeriodDays } from './ratings-search.ts';

const pageSize = 30;
const highestRating = 5;
const lowRating = 2;

/** The figures of all my projects over the last days, kept up by events. */
export function useSummaries(days: PeriodDays) {
  const client = useQueryClient();
  const projects = useProjects();
  useLive(
    projects.map(({ id }) => `project:${id}`),
    ({ name }) => {
      const isNews = name.startsWith('survey.');
      if (isNews) void client.invalidateQueries({ queryKey: surveysApi.summary.key() });
    },
  );
  const { from, until } = lastDays(days, serverNow());
  const results = useQueries({
    queries: projects.map(({ id: projectId }) =>
      surveysApi.summary.queryOptions({ input: { projectId, from, until } }),
    ),
  });
  return {
    rows: projects.map((project, index) => ({ project, summary: results[index]?.data })),
    error: results.find(({ error }) => error)?.error ?? null,
    isLoading: projects.length === 0 || results.some(({ isPending }) => isPending),
  };
}

/** Rated contacts of a project, newest first, kept up by events; or those that it could not ask. */
export function useAnswers(filter: {
  projectId: string;
  channel?: Invitation['channel'] | undefined;
  only: AnswerView | undefined;
}) {
  const client = useQueryClient();
  const { projectId, channel, only } = filter;
  const maximumRating = only === 'low' ? lowRating : highestRating;
  const wanted = only === 'not-asked' ? ({ state: 'not-sent' } as const) : { maximumRating };
  const options = surveysApi.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      projectId,
      ...wanted,
      limit: pageSize,
      cursor,
      channel,
    }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const isShown = (each: Invitation) =>
    each.projectId === projectId &&
    (only === 'not-asked'
      ? each.state === 'not-sent'
      : each.rating !== null && each.rating <= maximumRating) &&
    (channel === undefined || each.channel === channel);
  useLive([`project:${projectId}`], (event) =>
    client.setQueryData(options.queryKey, (known) => {
      if (!known) return known;
      const lengths = known.pages.map(({ items }) => items.length);
      const items = applyToInvitations(
        known.pages.flatMap((page) => page.items),
        event,
        isShown,
      );
      const grown = items.length - lengths.reduce((sum, length) => sum + length, 0);
      let at = 0;
      const pages = known.pages.map((page, index) => {
        const from = at;
        at += (lengths[index] ?? 0) + (index === 0 ? grown : 0);
        return { ...page, items: items.slice(from, at) };
      });
      return { ...known, pages };
    }),
  );
  return useInfiniteQuery(options);
}
