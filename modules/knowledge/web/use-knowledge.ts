import { type QueryKey, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isEvent } from '#kernel/event.ts';
import { heedId } from '#kernel/id.ts';
import type { Language } from '#platform/http/contract.ts';
import { useLive } from '#platform/web/live.ts';
import { serverNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import {
  type ArticleFilter,
  type ArticleUse,
  articlePut,
  type Category,
  categoryPut,
} from '../contract.ts';
import { isListed } from '../core/listing.ts';
import { applyToArticles, applyToCategories } from '../core/live.ts';
import { knowledgeApi, staffApi } from './apis.ts';

const pageSize = 100;
const colleaguesKeptMs = 300_000;
const noCategories: readonly Category[] = [];

/** The categories of a project, kept up by events. */
export function useCategories(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  const { queryKey } = knowledgeApi.categories.queryOptions({ input });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId) return;
    client.setQueryData(
      queryKey,
      (known) => known && { items: [...applyToCategories(known.items, event)] },
    );
  });
  const { data, error, refetch } = useQuery(knowledgeApi.categories.queryOptions({ input }));
  return { categories: data?.items ?? noCategories, isLoaded: data !== undefined, error, refetch };
}

/** Articles, last changed first, kept up by events. */
export function useArticles(projectId: string, filter: ArticleFilter) {
  const client = useQueryClient();
  const { categories } = useCategories(projectId);
  const options = knowledgeApi.articles.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...filter, projectId, limit: pageSize, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId !== projectId) return;
    // A category that was moved takes its articles into other lists.
    if (isEvent(event, categoryPut) && filter.categoryId)
      void client.invalidateQueries({ queryKey: options.queryKey });
    const isShown = (article: Parameters<typeof isListed>[0]) =>
      isListed(article, filter, { categories, now: serverNow() });
    client.setQueryData(options.queryKey, (known) => {
      if (!known) return known;
      const all = known.pages.flatMap((page) => page.items);
      const items = [...applyToArticles(all, event, isShown)];
      const nextCursor = known.pages.at(-1)?.nextCursor ?? null;
      return { pages: [{ items, nextCursor }], pageParams: known.pageParams.slice(0, 1) };
    });
  });
  return useInfiniteQuery(options);
}

/** The tags and products in use, and how full the categories are, kept up by events. */
export function useLabels(projectId: string) {
  const client = useQueryClient();
  const input = { projectId };
  useLive([`project:${projectId}`], (event) => {
    if (event.projectId === projectId && isEvent(event, articlePut))
      void client.invalidateQueries({ queryKey: knowledgeApi.labels.key({ input }) });
  });
  return useQuery(knowledgeApi.labels.queryOptions({ input })).data;
}

/** Of what use the articles of a project were, by their ids: those that were used most. */
export function useUses(projectId: string): ReadonlyMap<string, ArticleUse> {
  const { data } = useQuery(knowledgeApi.use.queryOptions({ input: { projectId } }));
  return useMemo(() => new Map(data?.items.map((use) => [use.articleId, use])), [data]);
}

/** One article, kept up by events. */
export function useArticle(projectId: string, articleId: string) {
  const client = useQueryClient();
  const input = { projectId, articleId };
  const { queryKey } = knowledgeApi.article.queryOptions({ input });
  useLive([`project:${projectId}`], (event) => {
    if (isEvent(event, articlePut) && event.subjectId === articleId)
      client.setQueryData(queryKey, event.data.article);
  });
  return useQuery(knowledgeApi.article.queryOptions({ input }));
}

interface OneText {
  readonly projectId: string;
  readonly articleId: string;
  readonly language: Language;
}

/** An article in a language, what is live and what is being written, kept up by events and asked
 *  for anew by each screen that opens it. */
export function useText(which: OneText) {
  useRefresh(which, knowledgeApi.text.key({ input: which }));
  return useQuery(knowledgeApi.text.queryOptions({ input: which, staleTime: 0 }));
}

/** What was published of a text, newest first, kept up by events. */
export function useVersions(which: OneText) {
  useRefresh(which, knowledgeApi.versions.key({ input: which }));
  return useQuery(knowledgeApi.versions.queryOptions({ input: which, staleTime: 0 }));
}

/** People who work in a project. */
export function useColleagues(projectId: string) {
  const input = { projectId };
  const options = staffApi.listColleagues.queryOptions({ input, staleTime: colleaguesKeptMs });
  return useQuery(options).data ?? [];
}

/** What people are called: by their id to the name, or to a word for Heed, or for who has left. */
export function useNameOf(): (personId: string | null) => string {
  const { t } = useWords();
  const options = staffApi.listColleagues.queryOptions({ input: {}, staleTime: colleaguesKeptMs });
  const { data } = useQuery(options);
  return (personId) => {
    if (personId === null) return '';
    if (personId === heedId) return 'Heed';
    return data?.find(({ id }) => id === personId)?.name ?? (data ? t('knowledge.somebody') : '');
  };
}

/** Asks anew for what is told of an article when it changes. */
function useRefresh({ projectId, articleId }: OneText, queryKey: QueryKey): void {
  const client = useQueryClient();
  useLive([`project:${projectId}`], (event) => {
    if (isEvent(event, articlePut) && event.subjectId === articleId)
      void client.invalidateQueries({ queryKey });
  });
}
