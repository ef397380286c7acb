import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useProjects } from '#modules/projects/web/index.ts';
import { useLive } from '#platform/web/live.ts';
import { serverNow } from '#platform/web/now.ts';
import { surveysApi } from '../apis.ts';
import { lastDays } from '../last-days.ts';
import type { WordsSearch } from './words-search.ts';

const pageSize = 30;
const address = '/frame/ratings/words';

/** What the page is narrowed to, and a way to change it. What is set to undefined is left out of
 *  the address. */
export function useWordsChoice() {
  const search = useSearch({ from: address });
  const navigate = useNavigate();
  const choose = (
    change: { [Key in keyof WordsSearch]: WordsSearch[Key] | undefined },
    { isReplaced = false } = {},
  ) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value);
    const kept: WordsSearch = Object.fromEntries(next);
    void navigate({ to: '/ratings/words', search: kept, replace: isReplaced });
  };
  return { search, choose };
}

/** What the server is asked for by this choice. */
export function useWordsWanted() {
  const { search } = useWordsChoice();
  const projects = useProjects();
  const { by = 'reason', group, satisfaction, language, channel, text: query, since } = search;
  const projectId = projects.find(({ id }) => id === search.project)?.id;
  const period = lastDays(since ?? 90, serverNow());
  const narrowed = { projectId, by, group, satisfaction, language, channel, query };
  return { ...period, ...narrowed, ...(search.quotes && { isShareable: 'true' as const }) };
}

/** Own words by this choice, page by page, the newest first; fetched anew when somebody answers. */
export function useOwnWords() {
  const client = useQueryClient();
  const projects = useProjects();
  const wanted = useWordsWanted();
  useLive(
    projects.map(({ id }) => `project:${id}`),
    ({ name }) => {
      const isNews = name === 'survey.answered';
      if (isNews) void client.invalidateQueries({ queryKey: surveysApi.words.key() });
    },
  );
  return useInfiniteQuery(
    surveysApi.words.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...wanted, limit: pageSize, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      enabled: projects.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
}
