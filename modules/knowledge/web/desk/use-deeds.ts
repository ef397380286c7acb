import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#kernel/language.ts';
import { ApiProblem } from '#platform/web/api.ts';
import { refusals, type SearchHit } from '../../contract.ts';
import { bodyFor } from '../../core/body/node.ts';
import { plainText } from '../../core/body/plain.ts';
import { knowledgeApi } from '../apis.ts';
import type { Helped } from './use-suggested.ts';

/** What can be done with an article for a conversation. Each counts as a use of it. What is put
 *  into the answer is in the customer's language where the article is. onUse: hears which article
 *  it was. */
export function useDeeds(
  helped: Helped,
  { onInsert, onUse }: { onInsert: (text: string) => void; onUse: (articleId: string) => void },
) {
  const { projectId, conversationId, words } = helped;
  const note = useMutation(knowledgeApi.noteUse.mutationOptions());
  const answered = useMutation(knowledgeApi.confirmAnswer.mutationOptions());
  const wrong = useMutation(knowledgeApi.markWrong.mutationOptions());
  const insertable = useInsertable(helped);
  const insertion = useMutation({
    meta: { showsProblem: true },
    mutationFn: async ({ hit, as }: { hit: SearchHit; as: 'text' | 'link' }) => {
      const { text, language } = await insertable[as](hit);
      onInsert(text);
      onUse(hit.articleId);
      const kind = as === 'link' ? 'linked' : 'inserted';
      const which = { projectId, articleId: hit.articleId, language };
      note.mutate({ ...which, kind, place, conversationId });
      return { language };
    },
  });
  const place = 'desk' as const;
  const textOf = ({ articleId, language }: SearchHit) => {
    onUse(articleId);
    return { projectId, articleId, language };
  };
  return {
    /** What went wrong with the article that is chosen. */
    errorOf: (chosen: SearchHit | undefined) =>
      (insertion.variables?.hit.articleId === chosen?.articleId ? insertion.error : null) ??
      answered.error ??
      wrong.error,
    noteOpened: (hit: SearchHit) => note.mutate({ ...textOf(hit), kind: 'opened', place }),
    /** Puts the article, as customers read it, or a link to it into the answer; onDone is told in
     *  which language. */
    insert: (hit: SearchHit, as: 'text' | 'link', onDone: (language: Language) => void) =>
      insertion.mutate({ hit, as }, { onSuccess: ({ language }) => onDone(language) }),
    confirm: (hit: SearchHit) =>
      answered.mutateAsync({ ...textOf(hit), words, sourceId: conversationId }),
    markWrong: (hit: SearchHit, what: string) =>
      wrong.mutateAsync({ ...textOf(hit), words, note: what, sourceId: conversationId }),
  };
}

/** What of an article can be put into an answer, in the customer's language, else in another. */
function useInsertable({ projectId, language: wanted }: Helped) {
  const client = useQueryClient();
  return {
    text: async ({ articleId, language: found }: SearchHit) => {
      for (const language of new Set([wanted, found])) {
        const input = { projectId, articleId, language };
        const { live } = await client.fetchQuery(knowledgeApi.text.queryOptions({ input }));
        const text = live ? plainText(bodyFor(live.body, 'customer')) : '';
        if (text !== '') return { text, language };
      }
      throw new ApiProblem(refusals.nothingForCustomers, {});
    },
    link: async ({ articleId }: SearchHit) => {
      const input = { projectId, articleId, language: wanted };
      const { address, title, language } = await knowledgeApi.publicAddress.call(input);
      return { text: `${title}\n${new URL(address, location.origin).href}`, language };
    },
  };
}
