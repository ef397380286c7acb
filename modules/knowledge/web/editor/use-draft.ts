import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { useConnection, useLive } from '#platform/web/live.ts';
import type { ArticleText } from '../../contract.ts';
import { applyToRevision } from '../../core/live.ts';
import { openingOf, savedWords } from '../../core/opening.ts';
import { knowledgeApi } from '../apis.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { readKept, writeKept } from './kept-words.ts';

/** Opens a text to write in it. text: as the server has it, kept up by events. */
export function useDraft(
  which: { projectId: string; articleId: string; language: Language },
  text: ArticleText,
): { keeper: DraftKeeper; state: ReturnType<DraftKeeper['state']> } {
  const [keeper] = useState(() =>
    createDraftKeeper({
      opening: openingOf(text, readKept(which)),
      send: async (words, revision) =>
        (await knowledgeApi.saveDraft.call({ ...which, ...words, revision })).revision,
      keep: (kept) => writeKept(which, kept),
    }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const saved = text.draft?.revision ?? null;
  useEffect(() => keeper.hear(saved), [keeper, saved]);
  useEffect(() => {
    if (state.status === 'overtaken') keeper.recognise(savedWords(text), saved);
  }, [keeper, state, text, saved]);
  useLive([`project:${which.projectId}`], (event) => {
    const { revision } = keeper.state();
    const heard = applyToRevision(revision, event, which);
    if (heard !== revision) keeper.hear(heard);
  });
  const connection = useConnection();
  useEffect(() => {
    if (connection === 'connected' && keeper.state().status === 'waiting') void keeper.flush();
  }, [connection, keeper]);
  useEffect(() => {
    const save = () => void keeper.flush();
    document.addEventListener('visibilitychange', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      void keeper.flush();
    };
  }, [keeper]);
  return { keeper, state };
}
