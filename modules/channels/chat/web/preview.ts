import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSignals } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { messagePreview, previewSignal } from '../contract.ts';

/** A visitor of whom nothing was heard for this long may have gone. */
const forgottenAfterMs = 60_000;

interface Preview {
  readonly words: string;
  readonly heardAtMs: number;
}

const none: Preview = { words: '', heardAtMs: 0 };
const keyOf = (conversationId: string) => ['chat', 'preview', conversationId];

/** What the visitor of a conversation that I hold is writing just now; empty when nothing, or when
 *  it is not shown to me. Parts of a screen that come later know what the others have heard. */
export function useMessagePreview(conversationId: string): string {
  const client = useQueryClient();
  const { id } = useMe();
  useSignals([`person:${id}`], ({ name, subjectId, data }) => {
    const told = name === previewSignal && messagePreview.safeParse(data).data;
    if (told) client.setQueryData(keyOf(subjectId), { ...told, heardAtMs: Date.now() });
  });
  const queryKey = keyOf(conversationId);
  const { words, heardAtMs } = useQuery({
    queryKey,
    queryFn: () => none,
    enabled: false,
    initialData: none,
  }).data;
  useEffect(() => {
    if (words === '') return;
    const leftMs = heardAtMs + forgottenAfterMs - Date.now();
    const forgetting = setTimeout(() => client.setQueryData(keyOf(conversationId), none), leftMs);
    return () => clearTimeout(forgetting);
  }, [client, conversationId, words, heardAtMs]);
  return words;
}
