import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { maximumWritingLength, type SearchHit, type SearchResults } from '../../contract.ts';
import { isTelling } from '../../core/search/telling.ts';
import { knowledgeApi } from '../apis.ts';

const shownAtOnce = 8;

/** What is known of a contact beside its words. */
export interface About {
  /** Names of what the customer has ordered. */
  readonly products: readonly string[];
  /** Its reason, and what else names what it is about; in the customer's language. */
  readonly topics: readonly string[];
}

/** A conversation that knowledge helps with. */
export interface Helped {
  readonly projectId: string;
  readonly conversationId: string;
  /** The customer's. */
  readonly language: Language;
  /** What the customer asks, in his words. */
  readonly words: string;
  /** What he is writing and has not sent. */
  readonly writing: string;
  /** null: it is still being read. */
  readonly about: About | null;
}

/** Articles for what the agent searches, or, while he searches nothing, for what the customer is
 *  writing and has asked. isHeld: what is suggested stays, whatever the customer writes meanwhile:
 *  the agent looks at it. */
export function useSuggested(helped: Helped, typed: string, isHeld: boolean) {
  const { projectId, language, about } = helped;
  const { said, writing } = useHeld(helped, isHeld);
  const isTyping = typed.trim() !== '';
  const base = { projectId, language, limit: shownAtOnce };
  const search = { ...base, query: typed.trim(), isTyping: 'true' };
  const suggest = {
    ...{ ...base, said, writing },
    ...{ products: [...(about?.products ?? [])], topics: [...(about?.topics ?? [])] },
  };
  const isAsked = about !== null && said + writing !== '';
  return useQuery<SearchResults & { isForWriting?: boolean }>({
    queryKey: isTyping
      ? knowledgeApi.search.queryKey({ input: search })
      : knowledgeApi.suggest.queryKey({ input: suggest }),
    queryFn: ({ signal }) =>
      isTyping
        ? knowledgeApi.search.call(search, { signal })
        : knowledgeApi.suggest.call(suggest, { signal }),
    enabled: isTyping || isAsked,
    placeholderData: keepPreviousData,
  });
}

/** What is asked for; while that is held, what was asked for last. What says too little to be
 *  searched asks for nothing new. */
function useHeld({ words, writing }: Helped, isHeld: boolean) {
  const telling = isTelling(writing) ? writing.slice(-maximumWritingLength) : '';
  const now = { said: words.trim(), writing: telling };
  const [held, hold] = useState(now);
  if (isHeld) return held;
  if (held.said !== now.said || held.writing !== now.writing) hold(now);
  return now;
}

/** One of the articles as it is published. */
export function useLiveText(projectId: string, hit: Pick<SearchHit, 'articleId' | 'language'>) {
  const { articleId, language } = hit;
  return useQuery(knowledgeApi.text.queryOptions({ input: { projectId, articleId, language } }));
}
