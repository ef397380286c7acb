import { useLocalStorage } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { contactsApi } from '../apis.ts';
import { useConversation } from '../use-conversation.ts';

/** Whose contacts are listed, over for how many days at most. */
export interface EarlierChoice {
  readonly whose: 'customer' | 'all';
  readonly days: 30 | 90 | 365;
}

/** Earlier contacts that are like the one of a conversation, looked for anew with each word of its
 *  customer; and the choice among them, which stays on the device. */
export function useEarlier({ projectId, id, contactId }: ConversationItem) {
  const [choice, choose] = useLocalStorage<EarlierChoice>({
    key: 'heed.desk.earlier',
    defaultValue: { whose: 'all', days: 90 },
  });
  const messages = useConversation(projectId, id).data?.messages;
  const lastSaid = messages?.findLast(({ authorKind }) => authorKind === 'customer')?.id;
  const options = contactsApi.earlierContacts.queryOptions({
    input: { projectId, contactId, ...choice },
  });
  const found = useQuery({
    ...options,
    queryKey: [...options.queryKey, lastSaid] as unknown as typeof options.queryKey,
    placeholderData: keepPreviousData,
  });
  return { ...found, choice, choose };
}
