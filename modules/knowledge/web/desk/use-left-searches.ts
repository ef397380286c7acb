import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { AgentSearch } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import type { Helped } from './use-suggested.ts';

type Shown = Pick<AgentSearch, 'query' | 'hitCount'>;

/** Shorter ones are the beginnings of words. */
const shortestQuery = 3;

/** Tells of the searches that the agent leaves: when he empties the field, or goes to another
 *  conversation. A search goes on while its words change. shown: what is found for what is typed;
 *  null while that is not known. Returns what notes that an article was of use. */
export function useLeftSearches(
  { projectId, conversationId, language }: Helped,
  { typed, shown }: { typed: string; shown: Shown | null },
): (articleId: string) => void {
  const { mutate } = useMutation(knowledgeApi.noteSearch.mutationOptions());
  const current = useRef<(Shown & { openedArticleId: string | null }) | null>(null);
  const leave = useEffectEvent(() => {
    const left = current.current;
    current.current = null;
    if (left) mutate({ projectId, conversationId, language, ...left });
  });
  const follow = useEffectEvent((query: string, hitCount: number) => {
    if (query.trim().length < shortestQuery) return;
    const openedArticleId = current.current?.openedArticleId ?? null;
    current.current = { query, hitCount, openedArticleId };
  });
  const isEmpty = typed.trim() === '';
  const { query = '', hitCount = 0 } = shown ?? {};
  useEffect(() => follow(query, hitCount), [query, hitCount]);
  useEffect(() => {
    if (isEmpty) leave();
  }, [isEmpty]);
  useEffect(() => () => leave(), []);
  return (openedArticleId) => {
    if (current.current) current.current = { ...current.current, openedArticleId };
  };
}
