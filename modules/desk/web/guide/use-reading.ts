import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { minuteMs } from '#kernel/time.ts';
import type { ConversationItem, Message } from '#modules/contacts/contract.ts';
import type { Guide } from '#modules/knowledge/core/guide/guide.ts';
import {
  type DialogueMessage,
  type DialogueReading,
  readDialogue,
} from '#modules/knowledge/core/guide/read-dialogue.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { useNow } from '#platform/web/now.ts';
import type { Guiding } from '../../contract.ts';
import { isOpenOrder } from '../about.ts';
import { contactsApi, customersApi, knowledgeApi } from '../apis.ts';
import { useConversation } from '../use-conversation.ts';

const earlierAtMost = 200;

/** The guide that is shown in a conversation, with what the dialogue tells of its details; null
 *  while there is none. */
export function useReading(
  item: ConversationItem,
  guiding: Guiding | null | undefined,
): { guide: Guide; reading: DialogueReading } | null {
  const { projectId } = item;
  const messages = useMessages(item);
  const orders = useOrders(item);
  const timeZone = useProjects().find(({ id }) => id === projectId)?.settings.timeZone;
  const number = guiding?.isShown ? guiding.number : null;
  const guide = useQuery({
    ...knowledgeApi.guideVersion.queryOptions({
      input: { projectId, reasonId: guiding?.reasonId ?? '', number: number ?? 0 },
      staleTime: Number.POSITIVE_INFINITY,
    }),
    enabled: number !== null,
  }).data;
  // Days change by the clock; a reading each second would find nothing new.
  const now = new Date(Math.floor(Date.parse(useNow()) / minuteMs) * minuteMs).toISOString();
  const given = guiding?.values;
  return useMemo(() => {
    if (number === null || !guide || !messages || !orders || !timeZone || !given) return null;
    return { guide, reading: readDialogue(guide, messages, { now, timeZone, orders, given }) };
  }, [number, guide, messages, orders, timeZone, given, now]);
}

/** What customer and agent have said in the running contact, also further back than is shown. */
function useMessages(item: ConversationItem): readonly DialogueMessage[] | undefined {
  const { projectId, id: conversationId, contactId } = item;
  const view = useConversation(projectId, conversationId).data;
  const first = view?.messages[0];
  const cursor = first?.contactId === contactId ? view?.earlierCursor : null;
  const earlier = useQuery({
    ...contactsApi.earlier.queryOptions({
      input: { projectId, conversationId, cursor: cursor ?? '', limit: earlierAtMost },
    }),
    enabled: cursor != null,
  }).data?.items;
  const shown = view?.messages;
  return useMemo(() => {
    if (!shown) return undefined;
    const all = [...(earlier ?? []), ...shown];
    return all.filter((each) => each.contactId === contactId).flatMap(spokenOf);
  }, [shown, earlier, contactId]);
}

function spokenOf({ id, kind, authorKind, body, createdAt }: Message): DialogueMessage[] {
  if (kind !== 'message' || authorKind === 'system') return [];
  return [{ id, author: authorKind, text: body, at: createdAt }];
}

function useOrders({ projectId, customerId }: ConversationItem) {
  const input = { projectId, customerId };
  const orders = useQuery(customersApi.get.queryOptions({ input })).data?.orders;
  return useMemo(
    () => orders?.map(({ number, state }) => ({ number, isOpen: isOpenOrder({ state }) })),
    [orders],
  );
}
