import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useProjects } from '#modules/projects/web/index.ts';
import { useMe } from '#platform/web/me.ts';
import type { Correction } from '../contract.ts';
import { applyToMyCorrections, correctionOf } from '../core/live.ts';
import { qualityApi } from './apis.ts';
import {
  type ClosedPage,
  type ClosedSource,
  dueFirst,
  nextClosed,
  shownClosed,
  withClosed,
  withOpen,
} from './correction-lists.ts';
import { useQualityEvents } from './use-quality-events.ts';

const mineKey = qualityApi.corrections.mine.queryKey();
const closedPageSize = 50;
const openPageSize = 200;
const maximumOpenPages = 25;

/** Which corrections a list shows. */
export type CorrectionView = 'open' | 'closed';

/** The corrections that I was told of, kept up by events. */
export function useMyCorrections() {
  const me = useMe();
  const client = useQueryClient();
  useQualityEvents((event) =>
    client.setQueryData(
      mineKey,
      (known) => known && { items: [...applyToMyCorrections(known.items, event, me.id)] },
    ),
  );
  return useQuery(qualityApi.corrections.mine.queryOptions());
}

/** How many corrections I have to acknowledge, for the rail. */
export function useUnacknowledgedCount(): number {
  const items = useMyCorrections().data?.items ?? [];
  return items.filter(({ chain }) => chain.acknowledgedAt === null && chain.closedAt === null)
    .length;
}

/** The open corrections of all my projects by what is due first, kept up by events. */
export function useOpenCorrections() {
  const client = useQueryClient();
  const projects = useProjects();
  useQualityEvents((event) => {
    const correction = correctionOf(event);
    if (!correction) return;
    const { queryKey } = openOf(correction.projectId);
    client.setQueryData(queryKey, (known) => known && withOpen(known, correction));
  });
  const results = useQueries({ queries: projects.map(({ id }) => openOf(id)) });
  return {
    items: results.flatMap(({ data }) => data ?? []).sort(dueFirst),
    isLoading: projects.length === 0 || results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error)?.error ?? null,
  };
}

/** The closed corrections of all my projects, the newest first, as far down as was asked for, kept
 *  up by events. */
export function useClosedCorrections() {
  const client = useQueryClient();
  const options = closedOf(useProjects().map(({ id }) => id));
  useQualityEvents((event) => {
    const correction = correctionOf(event);
    if (!correction) return;
    client.setQueryData(
      options.queryKey,
      (known) => known && { ...known, pages: withClosed(known.pages, correction) },
    );
  });
  const { data, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(options);
  return {
    items: shownClosed(data?.pages ?? []),
    isLoading: isPending,
    error,
    showMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

/** One correction with its history, kept up by events. */
export function useCorrection(projectId: string, correctionId: string) {
  const client = useQueryClient();
  const input = { projectId, correctionId };
  const key = qualityApi.corrections.show.queryKey({ input });
  useQualityEvents((event) => {
    const correction = correctionOf(event);
    if (correction?.id !== correctionId) return;
    client.setQueryData(key, (known) => known && { ...known, correction });
    void client.invalidateQueries({ queryKey: key });
  });
  return useQuery(qualityApi.corrections.show.queryOptions({ input }));
}

/** All that is open in a project: what is due first may stand on any page. */
function openOf(projectId: string) {
  return queryOptions({
    queryKey: [...qualityApi.corrections.list.key(), 'open', projectId],
    queryFn: async ({ signal }) => {
      const open: Correction[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < maximumOpenPages; page += 1) {
        const { items, nextCursor } = await qualityApi.corrections.list.call(
          { projectId, state: 'open', limit: openPageSize, cursor },
          { signal },
        );
        open.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return open;
    },
  });
}

function closedOf(projectIds: readonly string[]) {
  const beginnings: readonly ClosedSource[] = projectIds.map((projectId) => ({
    projectId,
    cursor: undefined,
  }));
  return infiniteQueryOptions({
    queryKey: [...qualityApi.corrections.list.key(), 'closed', projectIds],
    queryFn: ({ pageParam, signal }): Promise<ClosedPage> =>
      Promise.all(pageParam.map((source) => readClosed(source, signal))),
    initialPageParam: beginnings,
    getNextPageParam: (_, pages) => {
      const next = nextClosed(pages);
      return next && [next];
    },
    enabled: projectIds.length > 0,
  });
}

async function readClosed(
  { projectId, cursor }: ClosedSource,
  signal: AbortSignal,
): Promise<ClosedPage[number]> {
  const { items, nextCursor } = await qualityApi.corrections.list.call(
    { projectId, state: 'closed', limit: closedPageSize, cursor },
    { signal },
  );
  const oldest = items.at(-1);
  const next = nextCursor !== null && oldest ? { cursor: nextCursor, oldest } : null;
  return { projectId, items, next };
}
