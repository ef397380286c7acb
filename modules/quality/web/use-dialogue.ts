import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Contact, ConversationItem, Message, Segment } from '#modules/contacts/contract.ts';
import { contactsApi } from './apis.ts';

const earlierPage = 100;

/** What was said and done in a contact, within its conversation. */
export interface Dialogue {
  readonly item: ConversationItem;
  readonly contact: Contact | undefined;
  readonly contacts: readonly Contact[];
  readonly messages: readonly Message[];
  readonly segments: readonly Segment[];
  /** Brings what was said before; undefined when all is here. */
  readonly loadEarlier: (() => void) | undefined;
}

/** A dialogue, from its contact's first word. contactId: the last contact unless given. */
export function useDialogue(where: {
  projectId: string;
  conversationId: string;
  contactId?: string | undefined;
}) {
  const { projectId, conversationId } = where;
  const input = { projectId, conversationId };
  const { data, error, refetch } = useQuery(contactsApi.open.queryOptions({ input }));
  const contactId = where.contactId ?? data?.item.contactId;
  const contact = data?.contacts.find(({ id }) => id === contactId);
  const segments = useQuery(
    contactsApi.segments.queryOptions({
      input: { projectId, contactId: contactId ?? '' },
      enabled: contact !== undefined,
    }),
  ).data?.items;
  const earlier = useInfiniteQuery(
    contactsApi.earlier.infiniteOptions({
      input: (cursor: string) => ({ ...input, cursor, limit: earlierPage }),
      initialPageParam: data?.earlierCursor ?? '',
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      enabled: false,
    }),
  );
  const before = (earlier.data?.pages ?? []).toReversed().flatMap(({ items }) => items);
  const messages = [...before, ...(data?.messages ?? [])];
  const hasMore = earlier.data ? earlier.hasNextPage : Boolean(data?.earlierCursor);
  const loadEarlier = () => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch());
  useAllOf({ contact, oldest: messages[0], hasMore, isBusy: earlier.isFetching, loadEarlier });
  const dialogue: Dialogue | undefined = data && {
    item: data.item,
    contact,
    contacts: data.contacts,
    messages,
    segments: segments ?? [],
    loadEarlier: hasMore ? loadEarlier : undefined,
  };
  return { dialogue, error, refetch };
}

/** Fetches on until the contact's own beginning is there. */
function useAllOf(state: {
  contact: Contact | undefined;
  oldest: Message | undefined;
  hasMore: boolean;
  isBusy: boolean;
  loadEarlier: () => void;
}): void {
  const { contact, oldest, hasMore, isBusy, loadEarlier } = state;
  const isCut = hasMore && contact && oldest && oldest.createdAt > contact.openedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the function is new on each render
  useEffect(() => {
    if (isCut && !isBusy) loadEarlier();
  }, [isCut, isBusy]);
}
