import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Contact, ConversationItem, Message, Segment } from '#modules/contacts/contract.ts';
import { useConversation } from '#modules/desk/web/index.ts';
import type { EvidenceMark } from '../contract.ts';
import { contactsApi } from './apis.ts';

const earlierPage = 100;

/** What was said and done in a contact, within its conversation. */
export interface Dialogue {
  readonly item: ConversationItem;
  readonly contact: Contact | undefined;
  readonly messages: readonly Message[];
  readonly segments: readonly Segment[];
  /** Brings what was said before; undefined when all is here. */
  readonly loadEarlier: (() => void) | undefined;
}

interface Where {
  readonly projectId: string;
  readonly conversationId: string;
}

/** A dialogue, from its contact's first word, kept up by events. contactId: the last contact unless
 *  given. */
export function useDialogue(where: Where & { contactId?: string | undefined }) {
  const { projectId, conversationId } = where;
  useConversation(projectId, conversationId);
  const { data, error, refetch, messages, ...earlier } = useMessages({ projectId, conversationId });
  const contactId = where.contactId ?? data?.item.contactId;
  const contact = data?.contacts.find(({ id }) => id === contactId);
  const segments = useQuery(
    contactsApi.segments.queryOptions({
      input: { projectId, contactId: contactId ?? '' },
      enabled: contact !== undefined,
    }),
  ).data?.items;
  useAllOf({ contact, oldest: messages[0], ...earlier });
  const dialogue: Dialogue | undefined = data && {
    item: data.item,
    contact,
    messages,
    segments: segments ?? [],
    loadEarlier: earlier.hasMore ? earlier.loadEarlier : undefined,
  };
  return { dialogue, error, refetch };
}

/** The words on which a mark lies, as far as they have been fetched. */
export function useTextOf(where: Where): (mark: EvidenceMark) => string {
  const { messages } = useMessages(where);
  return ({ messageId, from, to }) =>
    messages.find(({ id }) => id === messageId)?.body.slice(from, to) ?? '';
}

/** A conversation with all messages that have been fetched, and how to fetch more. */
function useMessages(input: Where) {
  const { data, error, refetch } = useQuery(contactsApi.open.queryOptions({ input }));
  const earlier = useInfiniteQuery(
    contactsApi.earlier.infiniteOptions({
      input: (cursor: string) => ({ ...input, cursor, limit: earlierPage }),
      initialPageParam: data?.earlierCursor ?? '',
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      enabled: false,
    }),
  );
  const before = (earlier.data?.pages ?? []).toReversed().flatMap(({ items }) => items);
  return {
    data,
    error,
    refetch,
    messages: [...before, ...(data?.messages ?? [])],
    hasMore: earlier.data ? earlier.hasNextPage : Boolean(data?.earlierCursor),
    isBusy: earlier.isFetching,
    loadEarlier: () => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch()),
  };
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
