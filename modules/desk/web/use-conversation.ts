import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationView, Message } from '#modules/contacts/contract.ts';
import { applyToConversation } from '#modules/contacts/core/live.ts';
import { useLive } from '#platform/web/live.ts';
import { contactsApi } from './apis.ts';

/** A conversation, kept up by events. It is fetched anew when it is opened again: while it was not
 *  shown nobody heard its events. */
export function useConversation(projectId: string, conversationId: string) {
  const client = useQueryClient();
  const input = { projectId, conversationId };
  const key = contactsApi.open.queryKey({ input });
  useLive([`conversation:${conversationId}`], (event) => {
    const about = event.data as { item?: { id: string }; contact?: { conversationId: string } };
    if ((about.item?.id ?? about.contact?.conversationId) !== conversationId) return;
    client.setQueryData(key, (known) => known && applyToConversation(known, event));
  });
  return useQuery(contactsApi.open.queryOptions({ input, refetchOnMount: 'always' }));
}

/** Puts what a route answered into the conversation at once; the event brings the same again. */
export function useShowMessage(projectId: string, conversationId: string) {
  const client = useQueryClient();
  const key = contactsApi.open.queryKey({ input: { projectId, conversationId } });
  return {
    add: (message: Message) =>
      client.setQueryData(
        key,
        (known) => known && { ...known, messages: [...without(known, message), message] },
      ),
    remove: (message: Message) =>
      client.setQueryData(key, (known) => known && { ...known, messages: without(known, message) }),
  };
}

function without({ messages }: ConversationView, { id }: Message): Message[] {
  return messages.filter((each) => each.id !== id);
}
