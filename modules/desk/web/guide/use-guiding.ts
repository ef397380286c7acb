import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { useLive } from '#platform/web/live.ts';
import type { Guiding } from '../../contract.ts';
import { applyToGuiding } from '../../core/live.ts';
import { deskApi } from '../apis.ts';

/** The reason chosen in a conversation, its guide's version, arm and values; kept up by events.
 *  undefined while it loads, null while none is chosen. */
export function useGuiding({ projectId, id: conversationId, contactId }: ConversationItem) {
  const client = useQueryClient();
  const input = { projectId, conversationId };
  const key = deskApi.guiding.queryKey({ input });
  const keep = (change: (known: Guiding | null) => Guiding | null) =>
    client.setQueryData(key, (known) => known && { guiding: change(known.guiding) });
  useLive([`conversation:${conversationId}`], (event) => {
    const about = event.data as { guiding?: Guiding };
    if (about.guiding?.conversationId !== conversationId) return;
    keep((known) => applyToGuiding(known, event));
  });
  const { data, error } = useQuery(
    deskApi.guiding.queryOptions({ input, refetchOnMount: 'always' }),
  );
  const known = data?.guiding;
  const show = { onSuccess: (guiding: Guiding) => void keep(() => guiding) };
  const choose = useMutation(deskApi.chooseReason.mutationOptions(show));
  const set = useMutation(deskApi.setGuideValue.mutationOptions(show));
  return {
    guiding: known === undefined || known?.contactId === contactId ? known : null,
    error: error ?? choose.error ?? set.error,
    choose: (reasonId: string, isSuggested = false) =>
      choose.mutate({ ...input, reasonId, isSuggested }),
    set: (detailKey: string, value: string | null) =>
      set.mutate({ ...input, key: detailKey, value }),
  };
}
