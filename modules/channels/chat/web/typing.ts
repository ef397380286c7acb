import { useEffect, useMemo, useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { useSignals } from '#platform/web/live.ts';
import { typing, typingSignal } from '../contract.ts';
import { typingFadesMs } from '../core/limits.ts';
import { openTypist, type Typist } from '../widget/typist.ts';
import { chatApi } from './apis.ts';

const tellEveryMs = 3_000;

/** Whether the visitor of a conversation is typing now. */
export function useVisitorTyping(conversationId: string): boolean {
  const [heardAt, setHeardAt] = useState<number | null>(null);
  useSignals([`conversation:${conversationId}`], (signal) => {
    if (signal.name !== typingSignal || signal.subjectId !== conversationId) return;
    const { data } = typing.safeParse(signal.data);
    if (data?.by === 'visitor') setHeardAt(data.isTyping ? Date.now() : null);
  });
  useEffect(() => {
    if (heardAt === null) return;
    const forgetting = setTimeout(() => setHeardAt(null), typingFadesMs);
    return () => clearTimeout(forgetting);
  }, [heardAt]);
  return heardAt !== null;
}

/** Shows the visitor that I type in a conversation of mine. In other channels nobody is told. */
export function useMyTyping(item: ConversationItem): Typist {
  const { projectId, id: conversationId, channel } = item;
  const typist = useMemo(() => {
    if (channel !== 'chat') return { go: () => undefined, stop: () => undefined };
    return openTypist((isTyping) => {
      // It matters for a moment only; a lost word is not worth telling.
      chatApi.typing.call({ projectId, conversationId, isTyping }).catch(() => undefined);
    }, tellEveryMs);
  }, [projectId, conversationId, channel]);
  useEffect(() => typist.stop, [typist]);
  return typist;
}
