import { type KeyboardEvent, useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { fillSnippet } from '#modules/knowledge/core/snippets/filling.ts';
import { findReady, type Ready } from '#modules/knowledge/core/snippets/finding.ts';
import type { Macro } from '#modules/knowledge/core/snippets/macro.ts';
import { prepareMacro } from '#modules/knowledge/core/snippets/prepare-macro.ts';
import { type Snippet, textFor } from '#modules/knowledge/core/snippets/snippet.ts';
import { useMacroKnown, useReady } from '#modules/knowledge/web/index.ts';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from '../apis.ts';
import { useHandedOver } from '../guide/use-handed-over.ts';
import { useShowMessage } from '../use-conversation.ts';
import { isMacroRunning, runMacro } from './macro-run.ts';
import { useFilling } from './use-filling.ts';
import { type Reply, useSlash } from './use-slash.ts';

export const listId = 'desk-ready';
/** The id of an option on the screen. */
export const optionId = ({ item }: Ready) => `${listId}-${item.id}`;

/** What an agent has ready, called by a slash in his reply: found while he types, chosen by key.
 *  A snippet stands in the place of the slash then; a macro takes its steps. */
export function useReadyMenu(item: ConversationItem, reply: Reply) {
  const { language } = useWords();
  const { slash, follow, put, open, dismiss } = useSlash(reply);
  const [moved, setMoved] = useState({ search: '', place: 0 });
  const readyFor = useReadyFor(item);
  const { stock, textOf, run, noteUse } = readyFor;
  const { channel } = item;
  const found = slash && stock ? findReady(stock, { channel, language, search: slash.search }) : [];
  const place = moved.search === slash?.search ? moved.place : 0;
  const chosen = found[Math.min(place, found.length - 1)];

  const choose = (ready: Ready) => {
    if (ready.kind === 'snippet') put(textOf(ready.item).text);
    else if (!run(ready.item, () => put(''))) return;
    noteUse(ready.item.id);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    // Enter also ends the writing of a Chinese word.
    if (!slash || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const to = chosen && step ? (found.indexOf(chosen) + step + found.length) % found.length : null;
    if (to !== null) setMoved({ search: slash.search, place: to });
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
    else if (event.key === 'Escape') dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** What the field tells of the menu that it moves in. */
  const fieldProps = slash && {
    ...(found.length > 0 && { 'aria-controls': listId }),
    'aria-autocomplete': 'list' as const,
    ...(chosen && { 'aria-activedescendant': optionId(chosen) }),
  };
  const isOpen = slash !== null;
  return { ...readyFor, isOpen, found, chosen, choose, follow, onKeyDown, open, fieldProps };
}

/** What is ready in a conversation: the words that its customer would read, and the macros as they
 *  would be run with him. */
function useReadyFor(item: ConversationItem) {
  const me = useMe();
  const { language } = useWords();
  const { projectId, id: conversationId } = item;
  const { stock, error, refetch } = useReady(projectId);
  const { known, wordsOf, faultWordsOf } = useMacroKnown(projectId, stock?.snippets);
  const handed = useHandedOver(item);
  const valuesIn = useFilling(item, handed);
  const { add } = useShowMessage(projectId, conversationId);
  const prepare = (macro: Macro) =>
    prepareMacro(macro, { ...known, language: item.language, valuesIn });
  return {
    ...{ stock, error, refetch, prepare, wordsOf, faultWordsOf },
    textOf: (snippet: Snippet) => {
      const chosen = textFor(snippet, item.language);
      return { ...chosen, text: fillSnippet(chosen.text, valuesIn(chosen.language)) };
    },
    /** False when it cannot be run now, which its preview tells. */
    run: (macro: Macro, onStart: () => void): boolean => {
      const { steps } = prepare(macro);
      if (!steps || !handed.isLoaded || isMacroRunning(conversationId)) return false;
      onStart();
      const about = { name: macro.names[language], steps, words: macro.steps.map(wordsOf) };
      void runMacro(about, { item, personId: me.id, handed, onSent: add });
      return true;
    },
    noteUse: (subjectId: string) =>
      // A figure that is not counted hinders nobody.
      void knowledgeApi.noteReadyUse.call({ projectId, subjectId }).catch(() => undefined),
  };
}
