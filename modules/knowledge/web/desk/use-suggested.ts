import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#kernel/language.ts';
import type { SearchHit } from '../../contract.ts';
import { bodyFor } from '../../core/body/node.ts';
import { plainText } from '../../core/body/plain.ts';
import { knowledgeApi } from '../apis.ts';

const shownAtOnce = 8;

/** A conversation that knowledge helps with. */
export interface Helped {
  readonly projectId: string;
  readonly conversationId: string;
  /** The customer's. */
  readonly language: Language;
  /** What the customer asks, in his words. */
  readonly words: string;
}

/** Articles for what the agent searches, or, while he searches nothing, for what the customer
 *  asks. */
export function useSuggested({ projectId, language, words }: Helped, typed: string) {
  const isTyping = typed.trim() !== '';
  const query = (isTyping ? typed : words).trim();
  return useQuery(
    knowledgeApi.search.queryOptions({
      input: { projectId, language, query, isTyping: String(isTyping), limit: shownAtOnce },
      enabled: query !== '',
      placeholderData: keepPreviousData,
    }),
  );
}

/** One of the articles as it is published. */
export function useLiveText(projectId: string, hit: Pick<SearchHit, 'articleId' | 'language'>) {
  const { articleId, language } = hit;
  return useQuery(knowledgeApi.text.queryOptions({ input: { projectId, articleId, language } }));
}

/** What can be done with an article for a conversation. Each counts as a use of it. onUse: hears
 *  which one it was. */
export function useDeeds(
  { projectId, conversationId, words }: Helped,
  { onInsert, onUse }: { onInsert: (text: string) => void; onUse: (articleId: string) => void },
) {
  const client = useQueryClient();
  const note = useMutation(knowledgeApi.noteUse.mutationOptions());
  const answered = useMutation(knowledgeApi.confirmAnswer.mutationOptions());
  const wrong = useMutation(knowledgeApi.markWrong.mutationOptions());
  const textOf = ({ articleId, language }: SearchHit) => {
    onUse(articleId);
    return { projectId, articleId, language };
  };
  const place = 'desk' as const;
  return {
    error: answered.error ?? wrong.error,
    noteOpened: (hit: SearchHit) => note.mutate({ ...textOf(hit), kind: 'opened', place }),
    /** Puts the article, as customers read it, into the answer. */
    insert: async (hit: SearchHit) => {
      const input = textOf(hit);
      const { live } = await client.fetchQuery(knowledgeApi.text.queryOptions({ input }));
      if (!live) return;
      onInsert(plainText(bodyFor(live.body, 'customer')));
      note.mutate({ ...input, kind: 'inserted', place, conversationId });
    },
    confirm: (hit: SearchHit) =>
      answered.mutateAsync({ ...textOf(hit), words, sourceId: conversationId }),
    markWrong: (hit: SearchHit, what: string) =>
      wrong.mutateAsync({ ...textOf(hit), words, note: what, sourceId: conversationId }),
  };
}
